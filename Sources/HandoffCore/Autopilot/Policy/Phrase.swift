/// Words in their order, looked for in a text without regard to case and punctuation.
///
/// A star at the end of a word stands for any ending: `refund*` is found in "refunded".
struct Phrase: Sendable, Equatable {
    let text: String
    private let words: [String]

    init(_ text: String) {
        self.text = text
        words = Self.words(of: text, keeping: "*")
    }

    /// Whether there is anything to look for.
    var isEmpty: Bool { words.isEmpty }

    /// Where the phrase first stands among the words.
    func range(in other: [String]) -> Range<Int>? {
        guard !isEmpty, other.count >= words.count else { return nil }
        let start = (0...other.count - words.count).first { start in
            words.indices.allSatisfy { Self.matches(words[$0], other[start + $0]) }
        }
        return start.map { $0..<$0 + words.count }
    }

    /// The words of a text in lower case; an apostrophe belongs to its word, in either form.
    static func words(of text: String, keeping mark: Character? = nil) -> [String] {
        text.lowercased().replacing("’", with: "'")
            .split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == mark) }
            .map(String.init)
    }

    private static func matches(_ pattern: String, _ word: String) -> Bool {
        pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
    }
}
