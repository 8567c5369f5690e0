import Testing

@testable import HandoffCore

@Suite struct `Harmless text` {
    @Test(arguments: [
        ("1 < 2 and 2 <3", "1 < 2 and 2 <3"),
        ("<b>", "<\u{2060}b>"),
        ("</b><!-- --><?x", "<\u{2060}/b><\u{2060}!-- --><\u{2060}?x"),
        // What is left out does not hide that a tag begins.
        ("<\0script>", "<\u{2060}script>"),
        ("<\u{202E}i", "<\u{2060}i"),
        ("a\r\nb\rc\u{2028}d\u{85}e\tf", "a\nb\nc\nd\ne\tf"),
        ("\0\u{1}\u{7F}\u{9F}\u{FFFE}", ""),
        ("👨‍👩‍👧‍👦 e\u{301} \u{200F}", "👨‍👩‍👧‍👦 e\u{301} \u{200F}"),
    ])
    func `reads the same and does nothing`(text: String, expected: String) {
        #expect(
            Array(HarmlessText.of(text).unicodeScalars) == Array(expected.unicodeScalars)
        )
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `has no tag, no control character and no mark that turns text round`(seed: UInt64) {
        var random = RandomText(seed: seed)
        let text = random.text()
        let harmless = HarmlessText.of(text)
        #expect(!harmless.contains(#/<[A-Za-z\/!?]/#))
        #expect(!harmless.contains(#/[\x00-\x08\x0B-\x1F\x7F-\x9F]/#))
        #expect(!harmless.contains(#/[\u{202A}-\u{202E}\u{2066}-\u{2069}]/#))
        #expect(HarmlessText.of(harmless) == harmless)
        // Whatever is letter, digit, sign or picture stays, in its order.
        #expect(Self.seen(harmless) == Self.seen(text))
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `among other words fits, and is isolated where it runs from right to left`(seed: UInt64) {
        var random = RandomText(seed: seed)
        let text = random.text()
        let limit = 2 + random.number(below: 60)
        let line = HarmlessText.phrase(text, limit: limit)
        #expect(line.utf16.count <= limit)
        #expect(!line.contains { $0.isNewline })
        let marks = line.unicodeScalars.filter { ["\u{2068}", "\u{2069}"].contains($0) }
        #expect(marks.isEmpty || Array(marks) == ["\u{2068}", "\u{2069}"])
        #expect(marks.isEmpty == !text.contains(#/[\u{590}-\u{8FF}\u{200F}]/#))
    }

    private static func seen(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .unassigned: false
            default: true
            }
        }
    }
}
