import GRDB
import Wire

/// What the watch over open cases has to know.
extension CoreStore {
    private static let watch = "cases"

    /// The cases of open sessions that Creatio has, oldest first, and the moment since when
    /// changes are of interest; nil where there is nothing to be watched.
    func watchedCases() throws -> (ids: [CaseID], since: Timestamp?) {
        try read { database in
            let open = """
                FROM caseLink JOIN session ON session.id = caseLink.sessionID
                WHERE caseLink.isCreated AND NOT caseLink.isLost AND session.isOpened
                """
            let ids = try CaseID.fetchAll(
                database,
                sql: "SELECT caseLink.caseID \(open) ORDER BY session.ticketNumber"
            )
            guard !ids.isEmpty else { return ([], nil) }
            let looked = try Timestamp.fetchOne(
                database,
                sql: "SELECT lookedAt FROM caseWatch WHERE name = ?",
                arguments: [Self.watch]
            )
            let oldest = try Timestamp.fetchOne(
                database,
                sql: "SELECT min(session.createdAt) \(open)"
            )
            return (ids, looked ?? oldest)
        }
    }

    func setLooked(at moment: Timestamp) throws {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO caseWatch (name, lookedAt) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET lookedAt = excluded.lookedAt
                    """,
                arguments: [Self.watch, moment]
            )
        }
    }
}
