import Testing

@testable import HandoffCore

@Suite struct `A cut` {
    @Test(arguments: [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("cut here", 3, "cut"),
        ("a👩‍👩‍👧b", 5, "a"),
        ("éé", 1, "é"),
        ("", 3, ""),
    ])
    func `stands between characters, never inside one`(
        text: String,
        limit: Int,
        expected: String
    ) {
        #expect(text.cut(to: limit) == expected)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `is the longest beginning of whole characters that fits`(seed: UInt64) {
        var random = RandomText(seed: seed)
        let text = random.text()
        let limit = random.number(below: 60)
        let cut = text.cut(to: limit)
        // The oracle takes every beginning there is, by characters, and the last that fits.
        let fitting = text.indices.map { String(text[..<$0]) } + [text]
        #expect(cut == fitting.last { Array($0.utf16).count <= limit })
        #expect(Array(cut) == Array(text).prefix(cut.count).map(\.self))
    }
}
