/// The value of a `Content-Type`: `application/json; charset=utf-8; IEEE754Compatible=true`.
package struct MediaType: Sendable, Equatable {
    /// Type and subtype, in lower case.
    package let name: String
    /// By lower-case name, without the quotes that a value may stand in; of two with one name the
    /// first counts.
    package let parameters: [String: String]

    package init(_ text: String) {
        let pieces = Self.pieces(of: text)
        name = (pieces.first ?? "").lowercased()
        parameters = pieces.dropFirst().reduce(into: [:]) { parameters, piece in
            guard let equals = piece.firstIndex(of: "=") else { return }
            let name = Self.trimmed(piece[..<equals]).lowercased()
            let value = Self.trimmed(piece[piece.index(after: equals)...])
            parameters[name] = parameters[name] ?? Self.unquoted(value)
        }
    }

    /// Whether the content is JSON.
    package var isJSON: Bool { name == "application/json" }

    /// Whether the content is text that stands for itself.
    package var isText: Bool { name.hasPrefix("text/") }

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
