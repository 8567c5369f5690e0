/// Numbers as people of several countries write them.
enum SpelledNumber {
    /// More digits than a decimal column of either database holds are no number of an order or a
    /// price.
    private static let digitLimit = 28
    private static let signs: [Character: String] = ["-": "-", "\u{2212}": "-", "+": ""]
    /// What stands between groups of three digits and nowhere else.
    private static let groupMarks: Set<Character> = [
        " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "\u{2019}",
    ]

    /// The number as JSON writes it.
    ///
    /// A point or a comma is the mark of the decimals where it can be nothing else. `1,234` and
    /// `1.234` are a thousand or one and a bit, depending on who wrote them, and are refused: a
    /// column that stays empty does less harm than one that is a thousand times wrong.
    static func read(_ text: String) throws(FieldConversion.Miss) -> String {
        var rest = text[...]
        let sign = rest.first.flatMap { signs[$0] }
        if sign != nil { rest = rest.dropFirst().drop { $0 == " " } }
        guard let (whole, decimals) = try parts(rest, of: text), !whole.isEmpty,
            (whole + decimals).allSatisfy({ $0.isASCII && $0.isNumber })
        else { throw FieldConversion.Miss(reason: "'\(text)' is not a number") }
        guard whole.count + decimals.count <= digitLimit else {
            throw FieldConversion.Miss(reason: "'\(text)' has more than \(digitLimit) digits")
        }
        let digits = String(whole.drop { $0 == "0" })
        let number = (digits.isEmpty ? "0" : digits) + (decimals.isEmpty ? "" : "." + decimals)
        let isZero = number.allSatisfy { $0 == "0" || $0 == "." }
        return (isZero ? "" : sign ?? "") + number
    }

    /// The digits before and behind the mark of the decimals; nil where marks stand as they do in
    /// no number.
    private static func parts(_ digits: Substring, of text: String) throws(FieldConversion.Miss)
        -> (whole: String, decimals: String)?
    {
        let marks = digits.filter { $0 == "." || $0 == "," }
        guard let last = marks.last else { return ungrouped(digits, groupMarks).map { ($0, "") } }
        let others = marks.dropLast()
        guard !others.contains(last) else {
            // Twice the same: it groups, and nothing else may.
            guard others.allSatisfy({ $0 == last }) else { return nil }
            return ungrouped(digits, [last]).map { ($0, "") }
        }
        guard let index = digits.lastIndex(of: last) else { return nil }
        let before = digits[..<index]
        let decimals = digits[digits.index(after: index)...]
        let isPlain = before.allSatisfy { $0.isASCII && $0.isNumber }
        if isPlain, decimals.count == 3, 1...3 ~= before.count, before != "0" {
            throw FieldConversion.Miss(
                reason: "'\(text)' can be read as thousands or as decimals"
            )
        }
        guard !decimals.isEmpty else { return nil }
        return ungrouped(before, groupMarks.union(others)).map { ($0, String(decimals)) }
    }

    /// The digits without the marks between groups of three; nil where groups are of other sizes.
    private static func ungrouped(_ digits: Substring, _ marks: Set<Character>) -> String? {
        let used = Set(digits.filter(marks.contains))
        guard let mark = used.first else { return String(digits) }
        let groups = digits.split(separator: mark, omittingEmptySubsequences: false)
        guard used.count == 1, 1...3 ~= groups[0].count,
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.joined()
    }
}
