import Wire

/// Counts the OData calls of a day, which begins at 00:00 UTC.
///
/// The cap is soft: what is beyond it is counted and not refused (creatio.md section 6.1).
struct CallCounter {
    private var day: Timestamp?
    private var count = 0

    mutating func add(_ calls: Int, at now: Timestamp) {
        count = self.count(at: now) + calls
        day = now.startOfDay
    }

    /// The calls of the day so far.
    func count(at now: Timestamp) -> Int {
        day == now.startOfDay ? count : 0
    }
}
