import GRDB

/// What became of a file that was to be put among the files of a case.
struct CaseFileRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "caseFile"

    var id: CaseFileID
    var sessionID: SessionID
    var name: String
    /// Why it is not there; nil where it is.
    var failure: String?
}

extension CoreStore {
    func record(_ file: CaseFileRecord) throws {
        try write { try file.save($0) }
    }
}
