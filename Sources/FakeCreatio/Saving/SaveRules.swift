/// A row on its way into the database.
struct RowChange {
    /// The row as it is stored, nil for a new one.
    let old: EntityRow?
    var new: EntityRow
    let context: SaveContext

    /// Whether the save gives the property another value than it had.
    func changes(_ property: String) -> Bool {
        old.map { $0[property] != new[property] }
            ?? (new[property] != new.table.column(property)?.type.emptyValue)
    }
}

/// What an object does by itself when one of its rows is saved (creatio.md section 4.3).
protocol SaveRule: Sendable {
    /// The object whose rows it is for.
    var object: String { get }
    func apply(to change: inout RowChange, in transaction: RowTransaction) throws
}

/// All rules, in the order in which they work.
enum SaveRules {
    static let all: [any SaveRule] = [
        CaseDescription(), CaseStages(), ActivityKind(), ActivityDuration(), ContactName(),
        ContactAge(), AccountCode(),
    ]
}
