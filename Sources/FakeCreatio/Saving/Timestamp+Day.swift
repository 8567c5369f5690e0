import Wire

extension Timestamp {
    /// Midnight, in UTC, of the day in which the moment lies.
    var startOfDay: Timestamp {
        let day: Int64 = 86_400_000_000
        let intoDay = (microseconds % day + day) % day
        return Timestamp(microseconds: microseconds - intoDay)
    }
}
