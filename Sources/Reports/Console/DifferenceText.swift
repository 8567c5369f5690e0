import Scenarios

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
        var lines = [
            "  \(difference.subject)\(place)",
            "    expected  \(expected)",
            "    found     \(change.kept.before)\(style.bad(change.new))\(change.kept.after)",
        ]
        if let marks = change.marks { lines.append("              " + marks) }
        return lines.joined(separator: "\n")
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.replacing("\n", with: "⏎")
        return line.count > lengthLimit ? line.prefix(lengthLimit) + "…" : line
    }
}

/// Where two texts part and meet again.
struct TextChange: Equatable {
    let kept: Kept
    /// What stands between in the new text.
    let new: String
    /// How many characters stand between in the old text.
    let removedCount: Int

    /// What both texts begin and end with.
    struct Kept: Equatable {
        let before: String
        let after: String
    }

    init(from old: String, to new: String) {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let restOfOld = old.dropFirst(prefix)
        let restOfNew = new.dropFirst(prefix)
        let suffix = zip(restOfOld.reversed(), restOfNew.reversed()).prefix { $0 == $1 }.count
        kept = Kept(before: String(new.prefix(prefix)), after: String(new.suffix(suffix)))
        self.new = String(restOfNew.dropLast(suffix))
        removedCount = restOfOld.count - suffix
    }

    /// A line of carets below what differs; nil where the texts have nothing in common, and all
    /// of it would be marked.
    var marks: String? {
        guard !kept.before.isEmpty || !kept.after.isEmpty else { return nil }
        let margin = String(repeating: " ", count: kept.before.count)
        return margin + String(repeating: "^", count: max(1, new.count))
    }
}
