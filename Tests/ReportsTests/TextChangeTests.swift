import Testing

@testable import Reports

@Suite struct `A change of a text` {
    @Test(arguments: [
        ("Order 1042 is late.", "Order 1043 is late.", "         ^"),
        ("Order 1042", "Order 10", "        ^"),
        ("abc", "abXYc", "  ^^"),
        ("aa", "aaa", "  ^"),
    ])
    func `is marked where the texts part`(old: String, new: String, marks: String) {
        #expect(TextChange(from: old, to: new).marks == marks)
    }

    @Test func `is not marked where nothing is alike`() {
        #expect(TextChange(from: "dana", to: "nothing").marks == nil)
    }
}
