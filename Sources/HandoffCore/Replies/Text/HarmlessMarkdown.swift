/// Writes lines so that a page that renders Markdown with raw HTML shows them as they are.
///
/// What would be markup is written as the letters that it consists of. Only signs that mean
/// something in their place are touched, so that the text reads well where nobody renders it: a
/// session list, a notification, a log. Lists and quotes keep their meaning, since they look the
/// same; line breaks stay line breaks.
enum HarmlessMarkdown {
    static func text(of lines: [TextLine]) -> String {
        let lines = trimmed(lines)
        let texts = lines.map { Array($0.text.unicodeScalars.filter(\.isReadable)) }
        let flanks = Flanks(of: texts)
        return zip(lines, texts)
            .map { line, text in
                text.isEmpty
                    ? "" : line.prefix + escaped(withoutIndentation(text, after: line), flanks)
            }
            .joined(separator: "\n")
    }

    private static func trimmed(_ lines: [TextLine]) -> [TextLine] {
        let rest = lines.drop(while: \.isEmpty)
        return rest.dropLast(rest.reversed().prefix(while: \.isEmpty).count).map { line in
            var line = line
            while line.text.last?.isWhitespace == true { line.text.removeLast() }
            return line
        }
    }

    /// Four spaces or a tab would make a block of code of a line.
    private static func withoutIndentation(_ text: [Unicode.Scalar], after line: TextLine)
        -> [Unicode.Scalar]
    {
        let indentation = text.prefix { $0 == " " || $0 == "\t" }
        guard indentation.count > 3 || indentation.contains("\t") else { return text }
        return [" ", " ", " "] + text.dropFirst(indentation.count)
    }

    private static func escaped(_ text: [Unicode.Scalar], _ flanks: Flanks) -> String {
        var result = String.UnicodeScalarView()
        if isRule(text) || isHeading(text) { result.append("\\") }
        for index in text.indices {
            switch text[index] {
            case "<" where beginsTag(text, index):
                result.append(contentsOf: "&lt;".unicodeScalars)
            case "&" where beginsReference(text, index):
                result.append(contentsOf: "&amp;".unicodeScalars)
            case "(" where index > 0 && text[index - 1] == "]",
                ":" where index > 0 && text[index - 1] == "]",
                "\\" where isPunctuation(text, index + 1):
                result.append("\\")
                result.append(text[index])
            case let sign where flanks.pair(sign) && Flanks.isFlank(sign, text, index):
                result.append("\\")
                result.append(sign)
            default:
                result.append(text[index])
            }
        }
        return String(result)
    }

    /// A browser, and Markdown, take `<` for the begin of a tag before these only.
    private static func beginsTag(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        let next = text[index + 1]
        return next.isASCIILetter || next == "/" || next == "!" || next == "?"
    }

    /// `&lt;` in the rep's own words is to be read so, and not as `<`.
    private static func beginsReference(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        let name = text[(index + 1)...].prefix { $0 == "#" || $0.isASCIILetter || $0.isASCIIDigit }
        let end = index + 1 + name.count
        return !name.isEmpty && end < text.count && text[end] == ";"
    }

    /// Whether the sign that follows would lose its backslash.
    private static func isPunctuation(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index < text.count, text[index].isASCII else { return false }
        return text[index].value > 0x20 && text[index] != "\u{7F}"
            && !text[index].isASCIILetter && !text[index].isASCIIDigit
    }

    /// A line of nothing but such signs draws a line, makes a heading of the line above it, or a
    /// table, or begins a block of code.
    private static func isRule(_ text: [Unicode.Scalar]) -> Bool {
        let signs = text.filter { $0 != " " && $0 != "\t" }
        return signs.allSatisfy { $0 == "-" || $0 == "=" || $0 == "|" || $0 == ":" || $0 == "_" }
            || signs.starts(with: ["~", "~", "~"])
            || (signs.count > 1 && signs.allSatisfy { $0 == "*" })
    }

    private static func isHeading(_ text: [Unicode.Scalar]) -> Bool {
        let signs = text.prefix { $0 == "#" }.count
        return 1...6 ~= signs && (signs == text.count || text[signs] == " " || text[signs] == "\t")
    }
}

/// Signs that format what stands between two of them, and whether a text has two that do.
private struct Flanks {
    private var pairs: Set<Unicode.Scalar> = []

    init(of lines: [[Unicode.Scalar]]) {
        var counts: [Unicode.Scalar: Int] = [:]
        for text in lines {
            for index in text.indices where Self.isFlank(text[index], text, index) {
                counts[text[index], default: 0] += 1
            }
        }
        pairs = Set(counts.filter { $0.value > 1 }.keys)
    }

    func pair(_ sign: Unicode.Scalar) -> Bool { pairs.contains(sign) }

    /// Whether the sign can open or close: it touches a word.
    ///
    /// Within a word the underscore is a letter to Markdown, and between spaces each of them is itself.
    static func isFlank(_ sign: Unicode.Scalar, _ text: [Unicode.Scalar], _ index: Int) -> Bool {
        let before = index > 0 ? text[index - 1] : " "
        let after = index + 1 < text.count ? text[index + 1] : " "
        let touches = !before.properties.isWhitespace || !after.properties.isWhitespace
        switch sign {
        case "`": return true
        case "*", "~": return touches
        case "_":
            let isInWord = before.properties.isAlphabetic || before.isASCIIDigit
            let isBeforeWord = after.properties.isAlphabetic || after.isASCIIDigit
            return touches && !(isInWord && isBeforeWord)
        default: return false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }
    fileprivate var isASCIIDigit: Bool { "0"..."9" ~= self }

    /// Whether it can be shown: no control character but the tab.
    fileprivate var isReadable: Bool {
        self == "\t" || properties.generalCategory != .control
    }
}
