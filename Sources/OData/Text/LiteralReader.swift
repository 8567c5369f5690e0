import Foundation

/// Reads the literals of a URL (OData 4.0 ABNF, rule `primitiveLiteral`).
extension TextCursor {
    /// Takes the literal that starts here; nil where none does.
    mutating func literal() throws(ODataSyntaxError) -> Literal? {
        if next == "'" { return .string(try quoted()) }
        let start = position
        if let literal = guid() ?? moment() ?? number() {
            guard next?.continuesIdentifier != true else { throw syntaxError() }
            return literal
        }
        guard let word = word() else { return nil }
        if next == "'" { return try prefixed(word, start: start) }
        switch word {
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "INF", "NaN": return .number(word)
        default:
            rewind(to: start)
            return nil
        }
    }

    /// The text between quotes, in which a doubled quote is one.
    private mutating func quoted() throws(ODataSyntaxError) -> String {
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

    /// A literal that names its type before the quotes.
    private mutating func prefixed(
        _ prefix: String,
        start: Int
    ) throws(ODataSyntaxError) -> Literal {
        let content = try quoted()
        if prefix == "duration", DurationPattern.matches(content) { return .duration(content) }
        guard prefix.contains(".") else {
            throw error(at: start) { place in
                "Unrecognized '\(prefix)' literal '\(prefix)'\(content)'' at '\(place)'"
                    + " in '\(text)'."
            }
        }
        return .enumeration(type: prefix, member: content)
    }

    private mutating func guid() -> Literal? {
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

    private mutating func number() -> Literal? {
        let start = position
        if take("-"), next == "I" {
            if word() == "INF" { return .number("-INF") }
            rewind(to: start)
            return nil
        }
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
}

// MARK: - Dates and times

extension TextCursor {
    private mutating func moment() -> Literal? {
        let start = position
        if date() {
            let dateEnd = position
            if take("T") || take("t"), time(), offset() {
                return .dateTimeOffset(taken(since: start))
            }
            rewind(to: dateEnd)
            return .date(taken(since: start))
        }
        rewind(to: start)
        if time() { return .timeOfDay(taken(since: start)) }
        rewind(to: start)
        return nil
    }

    private mutating func date() -> Bool {
        _ = take("-")
        return digits(4...) && take("-") && field(1...12) && take("-") && field(1...31)
    }

    private mutating func time() -> Bool {
        guard field(0...23), take(":"), field(0...59) else { return false }
        guard take(":") else { return true }
        guard field(0...59) else { return false }
        return !take(".") || digits(1...12)
    }

    private mutating func offset() -> Bool {
        if take("Z") || take("z") { return true }
        return (take("+") || take("-")) && field(0...14) && take(":") && field(0...59)
    }

    /// Takes two digits whose value is in the range.
    private mutating func field(_ range: ClosedRange<Int>) -> Bool {
        let start = position
        guard digits(2...2), let value = Int(taken(since: start)) else { return false }
        return range.contains(value)
    }

    /// Takes as many digits as there are; tells whether their count is in the range.
    private mutating func digits(_ range: some RangeExpression<Int>) -> Bool {
        let start = position
        while next?.isDigit == true { advance() }
        return range.contains(position - start)
    }
}

/// The text of an `Edm.Duration`: days and smaller units, with at least one of them.
private enum DurationPattern {
    static func matches(_ text: String) -> Bool {
        text.wholeMatch(
            of: /[-+]?P(?=.)([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?/
        ) != nil
    }
}
