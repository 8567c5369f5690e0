import Foundation
import Testing
import WidgetProtocol

@Suite struct `A half of a character in JSON` {
    @Test(arguments: [
        (#"["\ud83d"]"#, "\u{FFFD}"), (#"["a\uDE00b"]"#, "a\u{FFFD}b"),
        (#"["\ud83d\ud83d\ude00"]"#, "\u{FFFD}😀"), (#"["\ud83d\ude00"]"#, "😀"),
        (#"["\\ud83d"]"#, #"\ud83d"#), (#"["\\\ud83d"]"#, "\\\u{FFFD}"),
        (#"["\ud83d\n"]"#, "\u{FFFD}\n"), (#"["\u00e9\ud83d"]"#, "é\u{FFFD}"),
    ])
    func `becomes the replacement character, and nothing else changes`(
        json: String,
        text: String
    ) throws {
        #expect(try WidgetJSON.decode([String].self, from: Data(json.utf8)) == [text])
    }
}
