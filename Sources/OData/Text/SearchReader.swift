/// Reads the value of a `$search` (OData 4.01 ABNF, rule `search`).
extension TextCursor {
    /// Takes a search expression as written.
    ///
    /// `AND`, `OR` and `NOT` are words like others where they are no operators, so that any
    /// row of words, phrases and parentheses is one.
    mutating func search() throws(ODataSyntaxError) -> String {
        let start = position
        skipWhitespace()
        if next == "'" {
            _ = try quoted()
        } else {
            try searchTerms(depth: 0)
        }
        return taken(since: start)
    }

    private mutating func searchTerms(depth: Int) throws(ODataSyntaxError) {
        guard depth < FilterParser.nestingLimit else {
            throw error { _ in "Recursion depth exceeded allowed limit." }
        }
        var end: Int
        repeat {
            if take("(") {
                skipWhitespace()
                try searchTerms(depth: depth + 1)
                skipWhitespace()
                guard take(")") else { throw expected("')'") }
            } else if next == "\"" {
                try searchPhrase()
            } else {
                try searchWord()
            }
            end = position
        } while skipWhitespace() && next != nil && next != ")"
        rewind(to: end)
    }

    private mutating func searchPhrase() throws(ODataSyntaxError) {
        let start = position
        advance()
        while let character = next, character != "\"" { advance(by: character == "\\" ? 2 : 1) }
        guard position > start + 1, take("\"") else {
            throw error(at: start) { place in
                "There is an unterminated string literal at position \(place) in '\(text)'."
            }
        }
    }

    private mutating func searchWord() throws(ODataSyntaxError) {
        let start = position
        guard next != "'" else { throw syntaxError() }
        while let character = next, !character.isWhitespace,
            !"()\";".unicodeScalars.contains(character)
        {
            advance()
        }
        guard position > start else { throw syntaxError() }
    }
}
