import Wire

/// A contact's age in whole years on the day of the save.
struct ContactAge: SaveRule {
    let object = "Contact"

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        guard change.changes("BirthDate") else { return }
        guard let birth = change.new["BirthDate"].moment else {
            change.new["Age"] = .integer(0)
            return
        }
        let born = birth.iso8601(fractionDigits: 0)
        let today = change.context.stamp.moment.iso8601(fractionDigits: 0)
        guard let yearBorn = Int(born.prefix(4)), let year = Int(today.prefix(4)) else { return }
        let hadBirthday = today.dropFirst(5).prefix(5) >= born.dropFirst(5).prefix(5)
        change.new["Age"] = .integer(max(0, year - yearBorn - (hadBirthday ? 0 : 1)))
    }
}
