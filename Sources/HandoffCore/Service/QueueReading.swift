import GRDB
import Wire

/// How much waits in an organisation, at one moment.
struct QueueReading: Sendable, Equatable {
    /// Entries of the outbox, parked ones too.
    var entries: Int
    var parked: Int
    /// How long the oldest entry has waited; zero for an empty outbox.
    var oldestAge: Duration
    /// The attempts that the waiting entries have had.
    var attempts: Int
    /// Announcements of Creatio that have not been applied.
    var announcements: Int
}

extension HandoffCore {
    func queueReading() async throws -> QueueReading {
        try await store.queueReading(now: environment.now())
    }
}

extension CoreStore {
    /// Counts, without reading what the entries say.
    func queueReading(now: Timestamp) throws -> QueueReading {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT COUNT(*) AS entries, COALESCE(SUM(isParked), 0) AS parked,
                        COALESCE(SUM(attempts), 0) AS attempts, MIN(addedAt) AS oldest,
                        (SELECT COUNT(*) FROM inboxEvent WHERE outcome IS NULL) AS announcements
                    FROM outboxEntry
                    """
            )
            let oldest: Timestamp? = row?["oldest"]
            return QueueReading(
                entries: row?["entries"] ?? 0,
                parked: row?["parked"] ?? 0,
                oldestAge: oldest.map { now - $0 } ?? .zero,
                attempts: row?["attempts"] ?? 0,
                announcements: row?["announcements"] ?? 0
            )
        }
    }
}
