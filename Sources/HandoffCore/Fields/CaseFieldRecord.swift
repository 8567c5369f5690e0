import GRDB

/// What became of a mapped field when the conversation was handed off.
struct CaseFieldRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "caseField"

    var sessionID: SessionID
    /// The name of the column, as it is mapped.
    var name: String
    /// What people call it.
    var title: String
    /// Why the case has no value of the AI there; nil where it has.
    var reason: String?
}

/// A field that the case does not get a value for.
struct SkippedField: Sendable, Equatable {
    var title: String
    var name: String
    var reason: String
}

extension CaseFieldRecord {
    var skipped: SkippedField? {
        reason.map { SkippedField(title: title, name: name, reason: $0) }
    }
}
