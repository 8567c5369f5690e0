/// Letters that look drawn at random and are the same in every run.
struct StableHash {
    private var state: UInt64

    init(_ parts: [String]) {
        // FNV-1a, stretched by a linear congruence.
        state = 0xcbf2_9ce4_8422_2325
        for byte in parts.joined(separator: ".").utf8 {
            state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
    }

    /// That many letters of the alphabet.
    mutating func letters(_ count: Int, of alphabet: [Character]) -> String {
        var letters = ""
        for _ in 0..<count {
            letters.append(alphabet[Int(state >> 32) % alphabet.count])
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
        return letters
    }

    static let hexadecimal = Array("0123456789abcdef")
}

/// Ids for rows of a new instance whose real ids no public source tells.
enum AssumedID {
    /// The id of the row that these words name: a GUID of version 4 in form.
    static func make(_ parts: String...) -> String {
        var hash = StableHash(parts)
        let digits = [8, 3, 3, 12].map { hash.letters($0, of: StableHash.hexadecimal) }
        return "\(digits[0])-\(digits[1])0-4\(digits[2])-8000-\(digits[3])"
    }
}
