import Wire

/// The dates of an activity: a start that stays empty is made up, and reminders move with the
/// start (creatio.md section 4.3).
struct ActivityTimes: SaveRule {
    let object = "Activity"

    private static let rounding: Int64 = 5 * 60 * 1_000_000

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        guard let start = change.new["StartDate"].moment else {
            // To which side it is rounded is assumed.
            let now = change.context.stamp.moment.microseconds
            let rounded = Timestamp(
                microseconds: (now + Self.rounding / 2) / Self.rounding * Self.rounding
            )
            change.new["StartDate"] = .moment(rounded)
            change.new["DueDate"] = .moment(rounded + .seconds(30 * 60))
            return
        }
        guard let before = change.old?["StartDate"].moment, before != start else { return }
        for reminder in ["RemindToAuthorDate", "RemindToOwnerDate"] {
            guard !change.changes(reminder), let date = change.new[reminder].moment else {
                continue
            }
            change.new[reminder] = .moment(date + (start - before))
        }
    }
}
