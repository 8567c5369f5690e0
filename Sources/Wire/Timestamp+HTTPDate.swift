/// The date of HTTP's header fields, such as `Mon, 05 Jan 2026 09:00:00 GMT` (RFC 9110, section
/// 5.6.7).
extension Timestamp {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads the form that everybody sends today; the two obsolete ones are not read.
    package init?(httpDate text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0].count == 4, words[0].last == ",", words[5] == "GMT",
            words[3].count == 4,
            let month = Self.months.firstIndex(of: String(words[2])),
            let moment = Timestamp(
                iso8601: words[3] + "-" + (month + 1).padded(to: 2) + "-" + words[1] + "T"
                    + words[4] + "Z"
            )
        else { return nil }
        self = moment
    }

    /// The moment as HTTP writes it, its fraction of a second cut off.
    package var httpDate: String {
        let text = iso8601(fractionDigits: 0)
        let date = text.prefix { $0 != "T" }.split(separator: "-")
        let time = text.drop { $0 != "T" }.dropFirst().dropLast()
        let day = Int(microseconds.flooredDivision(by: 86_400_000_000))
        let weekday = Self.days[((day % 7) + 7) % 7]
        // The month's number comes from a date that was just written.
        let month = Self.months[(Int(date[1]) ?? 1) - 1]
        return "\(weekday), \(date[2]) \(month) \(date[0]) \(time) GMT"
    }
}
