import GRDB
import Wire

/// What operators do with entries of the outbox.
extension CoreStore {
    /// Everything that waits, in the order in which it was decided.
    func outboxItems() throws -> [OutboxItem] {
        try read { database in
            try OutboxEntry.order(Column("sequence")).fetchAll(database).map { entry in
                OutboxItem(entry, try CaseLink.fetchOne(database, key: entry.sessionID))
            }
        }
    }

    /// Makes an entry due at once, or all that were set aside where no number is given.
    ///
    /// - Returns: How many entries are due now that were not.
    func retry(_ number: Int64?, now: Timestamp) throws -> Int {
        try write { database in
            guard let number else { return try Self.retryParked(now: now, in: database) }
            try database.execute(
                sql: """
                    UPDATE outboxEntry SET isParked = 0, dueAt = ?
                    WHERE sequence = ? AND (isParked OR dueAt > ?)
                    """,
                arguments: [now, number, now]
            )
            return database.changesCount
        }
    }

    @discardableResult
    static func retryParked(now: Timestamp, in database: Database) throws -> Int {
        try database.execute(
            sql: "UPDATE outboxEntry SET isParked = 0, dueAt = ? WHERE isParked",
            arguments: [now]
        )
        return database.changesCount
    }

    /// Gives an entry up, and where it was to make the case all that waits behind it, for without
    /// a case none of it can stand anywhere.
    ///
    /// - Returns: What was given up; empty where there is no such entry.
    func drop(_ number: Int64, now: Timestamp) throws -> [DroppedEntry] {
        try write { database in
            guard let entry = try OutboxEntry.fetchOne(database, key: number) else { return [] }
            let link = try CaseLink.fetchOne(database, key: entry.sessionID)
            var lost = [entry]
            if case .openCase = entry.intent {
                lost =
                    try OutboxEntry
                    .filter(Column("sessionID") == entry.sessionID)
                    .filter(Column("sequence") >= number)
                    .order(Column("sequence"))
                    .fetchAll(database)
                // The next message or handoff decides anew that there shall be a case.
                try CaseLink.deleteOne(database, key: entry.sessionID)
                try WrittenActivity.filter(Column("sessionID") == entry.sessionID)
                    .deleteAll(database)
            }
            return try lost.map { entry in
                let dropped = DroppedEntry(entry, caseID: link?.caseID, at: now)
                try dropped.insert(database)
                try entry.delete(database)
                return dropped
            }
        }
    }

    /// What operators have given up, oldest first.
    func droppedEntries() throws -> [DroppedEntry] {
        try read { try DroppedEntry.order(Column("droppedAt"), Column("sequence")).fetchAll($0) }
    }

    /// How much waits, and since when.
    func backlog() throws -> (waiting: Int, parked: Int, oldest: Timestamp?) {
        try read { database in
            let entries = try OutboxEntry.order(Column("sequence")).fetchAll(database)
            return (
                entries.count, entries.filter(\.isParked).count, entries.first?.decidedAt
            )
        }
    }
}
