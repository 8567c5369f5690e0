import Foundation
import Testing

/// Expected texts as files beside the tests; `HANDRAIL_RECORD=1` rewrites them, and a recording
/// run fails.
enum Golden {
    static func expect(
        _ text: String,
        equals name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Goldens/\(name)")
        guard ProcessInfo.processInfo.environment["HANDRAIL_RECORD"] != "1" else {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("'\(name)' was recorded; run again", sourceLocation: sourceLocation)
            return
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(
            text == recorded,
            "'\(name)' differs; HANDRAIL_RECORD=1 swift test rewrites it",
            sourceLocation: sourceLocation
        )
    }
}
