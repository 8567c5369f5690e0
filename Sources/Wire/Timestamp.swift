/// A moment of UTC, in whole microseconds: the precision that PostgreSQL keeps and that
/// both protocols can carry.
package struct Timestamp: Sendable, Hashable, Comparable, Codable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package var microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Reads ISO 8601 with a zone (`Z` or `+02:00`), from `2026-11-22T10:00Z` to seven and more
    /// digits of a second; digits beyond the sixth are dropped.
    package init?(iso8601 text: String) {
        guard let moment = ISO8601Reader(text).moment() else { return nil }
        microseconds = moment
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return Timestamp(
            microseconds: moment.microseconds + seconds * 1_000_000 + attoseconds
                / 1_000_000_000_000
        )
    }

    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }

    /// ISO 8601 in UTC with as many digits of the second as asked for, cut, not rounded:
    /// `2026-11-22T10:00:00.123Z` for three.
    package func iso8601(fractionDigits: Int = 3) -> String {
        let day = Int(microseconds.flooredDivision(by: 86_400_000_000))
        var rest = Int(microseconds - Int64(day) * 86_400_000_000)
        let fraction = rest % 1_000_000
        rest /= 1_000_000
        let (year, month, dayOfMonth) = CivilDate.date(daysSince1970: day)
        var text = year.padded(to: 4) + "-" + month.padded(to: 2) + "-" + dayOfMonth.padded(to: 2)
        text += "T" + (rest / 3600).padded(to: 2) + ":" + (rest / 60 % 60).padded(to: 2)
        text += ":" + (rest % 60).padded(to: 2)
        if fractionDigits > 0 {
            let digits = fraction.padded(to: 6) + String(repeating: "0", count: 9)
            text += "." + digits.prefix(fractionDigits)
        }
        return text + "Z"
    }
}

/// The proleptic Gregorian calendar as arithmetic on days, after Howard Hinnant's
/// "chrono-Compatible Low-Level Date Algorithms"; Foundation's formatters would load ICU.
enum CivilDate {
    static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func date(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func daysIn(month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

/// Reads `YYYY-MM-DDThh:mm[:ss[.f...]](Z|±hh:mm)`.
private struct ISO8601Reader {
    private var rest: Substring

    init(_ text: String) {
        rest = text[...]
    }

    func moment() -> Int64? {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> Int64? {
        guard let year = number(4), take("-"), let month = number(2), take("-"),
            let day = number(2), take("T") || take("t"), let hour = number(2), take(":"),
            let minute = number(2),
            1...12 ~= month, 1...CivilDate.daysIn(month: month, year: year) ~= day,
            0...23 ~= hour, 0...59 ~= minute
        else { return nil }
        var second = 0
        var fraction = 0
        if take(":") {
            guard let value = number(2), value <= 59 else { return nil }
            second = value
            if take(".") {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard !digits.isEmpty, let value = Int((digits + "000000").prefix(6)) else {
                    return nil
                }
                fraction = value
                rest = rest.dropFirst(digits.count)
            }
        }
        guard let offsetMinutes = offset(), rest.isEmpty else { return nil }
        let days = CivilDate.days(year: year, month: month, day: day)
        let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + (minute - offsetMinutes) * 60)
        return (seconds + Int64(second)) * 1_000_000 + Int64(fraction)
    }

    private mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), take(":"), let minutes = number(2),
            hours <= 14, minutes <= 59
        else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func number(_ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        rest = rest.dropFirst(count)
        return Int(digits)
    }
}

extension Int {
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
