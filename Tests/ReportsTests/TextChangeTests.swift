import Testing

@testable import Reports

@Suite struct `A change of a text` {
    @Test(arguments: [
        ("Order 1042 is late.", "Order 1043 is late.", "2", "3"),
        ("Order 1042", "Order 10", "42", ""),
        ("abc", "abXYc", "", "XY"),
        ("aa", "aaa", "", "a"),
        ("same", "same", "", ""),
        ("dana", "nothing", "dana", "nothing"),
    ])
    func `is what stands between the parts that are alike`(
        expected: String,
        found: String,
        old: String,
        new: String
    ) {
        let change = TextChange(from: expected, to: found)
        #expect(change.old == old)
        #expect(change.new == new)
        #expect(change.before + change.old + change.after == expected)
        #expect(change.before + change.new + change.after == found)
    }

    @Test func `is marked below its place`() {
        let change = TextChange(from: "Order 1042", to: "Order 1043")
        #expect(change.marks(below: change.new) == String(repeating: " ", count: 23) + "^")
    }

    @Test func `is not marked where nothing is alike`() {
        let change = TextChange(from: "dana", to: "nothing")
        #expect(change.marks(below: change.new) == nil)
    }
}
