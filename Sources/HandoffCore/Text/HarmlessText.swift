/// What people and AI wrote, as it goes into Creatio: the same to read, and nothing that a rep's
/// browser would run or be confused by.
///
/// Creatio keeps text verbatim, and columns such as `Symptoms`, `Notes` and `Body` are shown as
/// HTML by some pages and as plain text by others (creatio.md section 3.3). Escaping would be right
/// in the one and litter the other with `&lt;`. So a `<` that could begin a tag gets a word joiner
/// behind it, which nobody sees: by the HTML standard a `<` begins a tag only right before a letter,
/// `/`, `!` or `?`, and is a character like any other before all else (HTML, 13.2.5.6). This holds
/// in every column, also in those that show plain text today.
///
/// Control characters are left out but for tabs and line ends: PostgreSQL refuses U+0000, and XML
/// exports refuse the others. So are the marks that embed, override or isolate a direction, with
/// which a text could turn round what stands beside it; where a text that is written from right to
/// left stands among other words, it is isolated from them instead.
enum HarmlessText {
    private static let wordJoiner: Unicode.Scalar = "\u{2060}"

    /// The text of a column that has room for lines.
    static func of(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            let isSecondHalf = isAfterReturn && scalar == "\n"
            isAfterReturn = scalar == "\r"
            guard !isSecondHalf, let kept = kept(scalar) else { continue }
            if last == "<", beginsTag(kept) { result.append(wordJoiner) }
            result.append(kept)
            last = kept
        }
        return String(result)
    }

    /// The text on one line.
    ///
    /// - Parameters:
    ///   - text: What somebody wrote.
    ///   - limit: How many UTF-16 units there is room for; nil for no limit.
    /// - Returns: The text, cut where it has to be.
    static func line(_ text: String, limit: Int? = nil) -> String {
        let words = of(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return limit.map { words.cut(to: $0) } ?? words
    }

    /// The text on one line as it can stand among other words: isolated from them where it is
    /// written from right to left.
    ///
    /// - Parameters:
    ///   - text: What somebody wrote.
    ///   - limit: How many UTF-16 units there is room for; nil for no limit.
    /// - Returns: The text, cut where it has to be.
    static func phrase(_ text: String, limit: Int? = nil) -> String {
        let whole = line(text)
        guard whole.unicodeScalars.contains(where: isRightToLeft) else {
            return line(text, limit: limit)
        }
        return "\u{2068}" + line(text, limit: limit.map { max($0 - 2, 0) }) + "\u{2069}"
    }

    /// The scalar that stands for this one; nil where none does.
    private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A: scalar
        case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0x00...0x1F, 0x7F...0x9F: nil
        case 0x202A...0x202E, 0x2066...0x2069: nil
        // The marks of interlinear annotations, and what is no character.
        case 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: nil
        case let value where value & 0xFFFE == 0xFFFE: nil
        default: scalar
        }
    }

    private static func beginsTag(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "/", "!", "?": true
        default: false
        }
    }

    /// Whether the scalar stands in one of the blocks that Unicode reserves for scripts that run
    /// from right to left, or is a mark of that direction.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
            0x1E800...0x1EFFF, 0x200F:
            true
        default: false
        }
    }
}
