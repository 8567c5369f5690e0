/// Reads the strings of JSON that stand in a URL (OData 4.01 ABNF, rule `stringInUrl`).
extension TextCursor {
    /// The text between the double quotes, escapes as written; nil where no string starts here.
    mutating func jsonString() throws(ODataSyntaxError) -> String? {
        guard take("\"") else { return nil }
        let start = position
        while let character = next, character != "\"" {
            advance()
            if character == "\\", !takeEscape() { throw syntaxError() }
        }
        let content = taken(since: start)
        guard take("\"") else {
            throw error(at: start - 1) { place in
                "There is an unterminated string literal at position \(place) in '\(text)'."
            }
        }
        return content
    }

    /// Takes what follows a backslash.
    private mutating func takeEscape() -> Bool {
        if take("u") {
            guard (0..<4).allSatisfy({ peek($0)?.isHexDigit == true }) else { return false }
            advance(by: 4)
            return true
        }
        return ["\"", "\\", "/", "b", "f", "n", "r", "t"].contains { take($0) }
    }
}
