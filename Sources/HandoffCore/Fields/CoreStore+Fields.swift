import GRDB

/// What became of the mapped fields.
extension CoreStore {
    /// Remembers it in the place of what an earlier handoff left; to whom the case went was decided
    /// when it was made, and stays on record.
    func record(_ fields: [CaseFieldRecord], of session: SessionID) throws {
        try write { database in
            try CaseFieldRecord
                .filter(Column("sessionID") == session)
                .filter(!OptionalColumn.routing.contains(Column("name")))
                .deleteAll(database)
            for field in fields { try field.save(database) }
        }
    }

    static func fields(of session: SessionID, in database: Database) throws -> [CaseFieldRecord] {
        try CaseFieldRecord
            .filter(Column("sessionID") == session)
            .order(Column.rowID)
            .fetchAll(database)
    }
}
