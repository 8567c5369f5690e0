import Wire

/// How long an activity takes, as a number and in words.
struct ActivityDuration: SaveRule {
    let object = "Activity"

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        guard let start = change.new["StartDate"].moment, let due = change.new["DueDate"].moment
        else { return }
        let minutes = Int((due - start).components.seconds / 60)
        change.new["DurationInMinutes"] = .integer(minutes)
        // The name of the property is Creatio's own spelling.
        change.new["DurationInMnutesAndHours"] = .text("\(minutes / 60) h \(minutes % 60) min")
    }
}
