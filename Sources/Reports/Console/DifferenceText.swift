import Scenarios
import YAML

/// What was expected above what was found, with the part marked in which they differ.
struct DifferenceText {
    let difference: Difference
    let style: ConsoleStyle

    /// The longest value that is shown; the middle of a longer one is of no use to anybody.
    private static let lengthLimit = 400

    var text: String {
        let place = difference.position.map { " (line \($0.line))" } ?? ""
        let expected = Self.oneLine(difference.expected)
        let actual = Self.oneLine(difference.actual)
        let change = TextChange(from: expected, to: actual)
        let lines = [
            "  \(difference.subject)\(place)",
            "    expected  \(change.marked(change.old, style.good))",
            change.marks(below: change.old),
            "    found     \(change.marked(change.new, style.bad))",
            change.marks(below: change.new),
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.replacing("\n", with: "⏎")
        return line.count > lengthLimit ? line.prefix(lengthLimit) + "…" : line
    }
}

/// Where two texts part and meet again.
struct TextChange: Equatable {
    /// What both texts begin with.
    let before: String
    /// What stands between in the text that was expected.
    let old: String
    /// What stands between in the text that was found.
    let new: String
    /// What both texts end with.
    let after: String

    init(from old: String, to new: String) {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let restOfOld = old.dropFirst(prefix)
        let restOfNew = new.dropFirst(prefix)
        let suffix = zip(restOfOld.reversed(), restOfNew.reversed()).prefix { $0 == $1 }.count
        before = String(new.prefix(prefix))
        after = String(new.suffix(suffix))
        self.old = String(restOfOld.dropLast(suffix))
        self.new = String(restOfNew.dropLast(suffix))
    }

    func marked(_ middle: String, _ mark: (String) -> String) -> String {
        before + (middle.isEmpty ? "" : mark(middle)) + after
    }

    /// A line of carets below the middle; nil where there is none, or where the texts have
    /// nothing in common and all of it would be marked.
    func marks(below middle: String) -> String? {
        guard !middle.isEmpty, !before.isEmpty || !after.isEmpty else { return nil }
        let margin = String(repeating: " ", count: Self.column + before.count)
        return margin + String(repeating: "^", count: middle.count)
    }

    /// Where the values begin.
    private static let column = "    expected  ".count
}
