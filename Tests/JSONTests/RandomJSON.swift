import JSON

/// Random JSON values and texts.
struct RandomJSON {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func value(depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 7 : 5), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .number(number())
        case 3, 4: .string(string())
        case 5: .array(count().map { _ in value(depth: depth + 1) })
        default: JSONValue(members: count().map { _ in (string(), value(depth: depth + 1)) })
        }
    }

    /// Bytes that are often nearly JSON: a valid text in which some bytes are changed.
    ///
    /// No digit is put in, and numbers are short: Foundation refuses an exponent that no double
    /// holds, which is no matter of syntax.
    mutating func brokenText() -> [UInt8] {
        var bytes = Array(value().serialized())
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let index = Int.random(in: 0...bytes.count, using: &generator)
            let token = pick(Array(#"{}[]",:\-+.eEtrue nullu "#.utf8))
            if index < bytes.count, .random(using: &generator) {
                bytes[index] = token
            } else {
                bytes.insert(token, at: index)
            }
        }
        return bytes
    }

    private mutating func count() -> Range<Int> {
        0..<Int.random(in: 0...4, using: &generator)
    }

    private mutating func string() -> String {
        let alphabet = Array("aZ09 \"\\/\n\r\t\u{0}\u{1f}\u{7f}éß€𝄞👩‍🚀\u{2028}{}[]:,'".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            text.append(pick(alphabet))
        }
        return String(text)
    }

    private mutating func number() -> JSONNumber {
        let whole = Int.random(in: -99...99, using: &generator)
        let tail = ["", ".0", ".50", ".000001", "e3", "E-7", ".25e+12"]
        return JSONNumber(verbatim: String(whole) + pick(tail))
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &generator)]
    }
}
