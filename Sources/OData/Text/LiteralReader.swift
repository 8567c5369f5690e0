import Foundation

/// Reads the literals of a URL (OData 4.0 ABNF, rule `primitiveLiteral`).
extension TextCursor {
    /// Takes the literal that starts here; nil where none does.
    mutating func literal() throws(ODataSyntaxError) -> Literal? {
        if next == "'" { return .string(try quoted()) }
        if let literal = guid() ?? moment() ?? number() {
            guard next?.continuesIdentifier != true else { throw syntaxError() }
            return literal
        }
        let start = position
        if let word = word() {
            if next == "'", let literal = try enumeration(word) { return literal }
            switch (word, dialect.keyword(word)) {
            case ("null", _) where next != "'": return .null
            case (_, "true") where next != "'": return .boolean(true)
            case (_, "false") where next != "'": return .boolean(false)
            case ("INF", _), ("NaN", _): if next != "'" { return .number(word) }
            default: break
            }
            rewind(to: start)
        }
        return nil
    }

    /// The text between quotes, in which a doubled quote is one.
    mutating func quoted() throws(ODataSyntaxError) -> String {
        let start = position
        advance()
        var content = String.UnicodeScalarView()
        while let character = next {
            advance()
            guard character != "'" || take("'") else { return String(content) }
            content.append(character)
        }
        throw error(at: start) { place in
            "There is an unterminated string literal at position \(place) in '\(text)'."
        }
    }

    /// A duration or the member of an enumeration, behind the name of its type.
    private mutating func enumeration(_ type: String) throws(ODataSyntaxError) -> Literal? {
        let start = position
        let content = try quoted()
        if dialect.keyword(type) == "duration" {
            var duration = TextCursor(content, dialect: dialect)
            if duration.duration(), duration.isAtEnd { return .duration(content) }
        } else if type.contains("."), dialect == .service || Self.isEnumValue(content) {
            return .enumeration(type: type, member: content)
        }
        rewind(to: start)
        return nil
    }

    /// Rule `enumValue`: names or numbers of members, several of a flags enumeration.
    static func isEnumValue(_ text: String) -> Bool {
        var cursor = TextCursor(text, dialect: .standard)
        repeat {
            if cursor.word() == nil {
                if !cursor.take("+") { _ = cursor.take("-") }
                guard cursor.digits(1...19) else { return false }
            }
        } while cursor.take(",")
        return cursor.isAtEnd
    }

    mutating func guid() -> Literal? {
        var length = 0
        for group in [8, 4, 4, 4, 12] {
            if length > 0 {
                guard peek(length) == "-" else { return nil }
                length += 1
            }
            for _ in 0..<group {
                guard peek(length)?.isHexDigit == true else { return nil }
                length += 1
            }
        }
        let start = position
        advance(by: length)
        guard let value = UUID(uuidString: taken(since: start)) else {
            rewind(to: start)
            return nil
        }
        return .guid(value)
    }

    /// Rule `decimalLiteral`, which the rules of all other numbers are shorter forms of.
    mutating func number() -> Literal? {
        let start = position
        if take("-"), next == "I" {
            if word() == "INF" { return .number("-INF") }
            rewind(to: start)
            return nil
        }
        if position == start, dialect == .standard { _ = take("+") }
        guard digits(1...) else {
            rewind(to: start)
            return nil
        }
        let whole = position
        if take("."), !digits(1...) { rewind(to: whole) }
        let fraction = position
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            if !digits(1...) { rewind(to: fraction) }
        }
        return .number(taken(since: start))
    }

    /// Takes as many digits as there are; tells whether their count is in the range.
    mutating func digits(_ range: some RangeExpression<Int>) -> Bool {
        let start = position
        while next?.isDigit == true { advance() }
        return range.contains(position - start)
    }
}
