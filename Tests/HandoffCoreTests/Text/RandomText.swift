/// Texts of all that visitors write and some of what they should not, the same for the same seed.
struct RandomText {
    private static let pieces = [
        "a", "Z", "7", " ", "\n", "\r\n", "\t", "é", "e\u{301}", "ß", "中", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪",
        "<", ">", "</", "<!--", "<?", "<script>", "<\0b", "&lt;", "\"", "'", "\0", "\u{7}",
        "\u{1B}",
        "\u{85}", "\u{2028}", "\u{202E}", "\u{2067}", "\u{2069}", "\u{FFFE}", "\u{10FFFF}", "שלום",
        "مرحبا", "\u{200F}", "\u{FEFF}",
    ]
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// SplitMix64.
    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    mutating func text() -> String {
        (0..<number(below: 40)).map { _ in Self.pieces[number(below: Self.pieces.count)] }.joined()
    }
}
