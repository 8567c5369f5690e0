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

/// What an object does to one of its rows before it is written (creatio.md section 4.3).
protocol SaveRule: Sendable {
    /// The object whose rows it is for.
    var object: String { get }
    func apply(to change: inout RowChange, in transaction: RowTransaction) throws
}

/// What the platform writes elsewhere when a row was written or deleted (creatio.md section 4.3).
protocol FollowUp: Sendable {
    /// The object whose rows it is for.
    var object: String { get }
    func follow(_ change: RowChange, in layer: inout EntityLayer) throws
    func follow(deletionOf row: EntityRow, in layer: inout EntityLayer) throws
}

extension FollowUp {
    func follow(deletionOf row: EntityRow, in layer: inout EntityLayer) {}
}

/// All rules, in the order in which they work.
enum SaveRules {
    static let all: [any SaveRule] = [
        CaseDescription(), CaseRating(), CaseStages(), ActivityTimes(), ActivityKind(),
        ActivityDuration(), EmailContent(), ContactName(), ContactAge(), AccountCode(),
    ]

    static let followUps: [any FollowUp] = [
        CaseLifecycleRows(), ActivityParticipants(), EmailOnCase(), CaseMessages.activities,
        CaseMessages.posts, CaseMessages.portalMessages, CommunicationRows.ofContact,
        CommunicationRows.ofAccount, FeedComments(), FeedLikes(),
    ]
}
