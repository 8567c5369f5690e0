/// A header's value with parameters: `form-data; name="file"; filename="a.txt"`.
///
/// In quotes a backslash is a character like any other: browsers write file names so, and a
/// Windows path would lose its separators if it escaped.
struct HeaderValue {
    /// What stands before the first semicolon.
    let main: String
    /// By lower-case name; of two with one name the first counts.
    let parameters: [String: String]

    init(_ text: String) {
        let pieces = Self.pieces(of: text)
        main = pieces.first ?? ""
        parameters = pieces.dropFirst().reduce(into: [:]) { parameters, piece in
            guard let equals = piece.firstIndex(of: "=") else { return }
            let name = Self.trimmed(piece[..<equals]).lowercased()
            let value = Self.unquoted(Self.trimmed(piece[piece.index(after: equals)...]))
            parameters[name] = parameters[name] ?? value
        }
    }

    /// The parts between semicolons that stand outside quotes.
    private static func pieces(of text: String) -> [String] {
        var isQuoted = false
        let pieces = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
            if scalar == "\"" { isQuoted.toggle() }
            return scalar == ";" && !isQuoted
        }
        return pieces.map { trimmed(Substring($0)) }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        guard let end = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...end])
    }

    private static func unquoted(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count >= 2, scalars.first == "\"", scalars.last == "\"" else { return text }
        return String(scalars.dropFirst().dropLast())
    }
}
