/// Reads dates, times and durations (OData 4.0 ABNF, section 7).
///
/// Only the shape is judged here; whether February has a 30th day is for the checks.
extension TextCursor {
    mutating func moment() -> Literal? {
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

    /// Rule `durationValue`, with at least one unit, as XML Schema wants it.
    mutating func duration() -> Bool {
        _ = take("-")
        guard take(letter: "P") else { return false }
        let start = position
        if digits(1...), !take(letter: "D") { return false }
        let days = position
        guard take(letter: "T") else { return position > start }
        for unit in ["H", "M"] as [Unicode.Scalar] {
            let begin = position
            if !digits(1...) || !take(letter: unit) { rewind(to: begin) }
        }
        let begin = position
        guard digits(1...) else { return begin > days + 1 }
        return (!take(".") || digits(1...)) && take(letter: "S")
    }

    private mutating func take(letter: Unicode.Scalar) -> Bool {
        take(letter) || (dialect == .standard && take(Unicode.Scalar(UInt8(letter.value) | 0x20)))
    }

    private mutating func date() -> Bool {
        _ = take("-")
        let start = position
        guard digits(4...), position == start + 4 || peek(start - position) != "0" else {
            return false
        }
        return take("-") && field(1...12) && take("-") && field(1...31)
    }

    private mutating func time() -> Bool {
        guard field(0...23), take(":"), field(0...59) else { return false }
        guard take(":") else { return true }
        // The standard has the leap second; .NET does not.
        guard field(0...(dialect == .standard ? 60 : 59)) else { return false }
        return !take(".") || digits(1...12)
    }

    private mutating func offset() -> Bool {
        if take("Z") || take("z") { return true }
        // .NET knows no offset beyond 14 hours.
        let hours = dialect == .standard ? 0...23 : 0...14
        return (take("+") || take("-")) && field(hours) && take(":") && field(0...59)
    }

    /// Takes two digits whose value is in the range.
    private mutating func field(_ range: ClosedRange<Int>) -> Bool {
        let start = position
        guard digits(2...2), let value = Int(taken(since: start)) else { return false }
        return range.contains(value)
    }
}
