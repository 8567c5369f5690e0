import Wire

extension Timestamp {
    /// Midnight, in UTC, of the day in which the moment lies.
    var startOfDay: Timestamp {
        let day: Int64 = 86_400_000_000
        let intoDay = (microseconds % day + day) % day
        return Timestamp(microseconds: microseconds - intoDay)
    }

    /// The moment as SQL Server's `datetime` keeps it: to the third of a hundredth of a second,
    /// shown with three digits of which the last is 0, 3 or 7 (creatio.md section 3.3).
    var roundedToSQLServer: Timestamp {
        let second: Int64 = 1_000_000
        let start = microseconds - (microseconds % second + second) % second
        let ticks = ((microseconds - start) * 300 + second / 2) / second
        let milliseconds = (ticks * 10 + 1) / 3
        return Timestamp(microseconds: start + milliseconds * 1_000)
    }
}
