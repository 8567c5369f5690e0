import GRDB
import Wire

/// How far Creatio and a session agree: what waits, what is parked and why, and when something
/// last succeeded.
struct SyncState: Encodable, Sendable, Equatable {
    enum Summary: String, Encodable, Sendable {
        /// No integration is saved.
        case notConnected = "not connected"
        case upToDate = "up to date"
        case waiting
        /// Something waits for a person; what comes after it waits too.
        case parked
    }

    /// Something that is still to be done in Creatio.
    struct Entry: Encodable, Sendable, Equatable {
        let what: String
        let attempts: Int
        /// When it is tried next.
        let dueAt: String
        let isParked: Bool
        /// Why the last attempt failed.
        let failure: String?
    }

    let state: Summary
    /// When Creatio last took something of this session.
    let lastSuccessAt: String?
    let waiting: [Entry]
    /// What Creatio announced and the core has not applied yet.
    let announced: [Entry]
}

extension CoreStore {
    static func syncState(
        of session: SessionID,
        _ link: CaseLink?,
        isConnected: Bool,
        in database: Database
    ) throws -> SyncState {
        let entries =
            try OutboxEntry
            .filter(Column("sessionID") == session)
            .order(Column("sequence"))
            .fetchAll(database)
        let events = try link.map { link in
            try InboxEvent
                .filter(Column("caseID") == link.caseID && Column("outcome") == nil)
                .order(Column("sequence"))
                .fetchAll(database)
        }
        let waiting = entries.map(SyncState.Entry.init)
        let announced = (events ?? []).map(SyncState.Entry.init)
        let isIdle = waiting.isEmpty && announced.isEmpty
        let state: SyncState.Summary =
            if !isConnected {
                .notConnected
            } else if waiting.contains(where: \.isParked) {
                .parked
            } else {
                isIdle ? .upToDate : .waiting
            }
        return SyncState(
            state: state,
            lastSuccessAt: link?.lastWrittenAt?.iso8601(),
            waiting: waiting,
            announced: announced
        )
    }
}

extension SyncState.Entry {
    fileprivate init(_ entry: OutboxEntry) {
        what = entry.intent.name
        attempts = entry.attempts
        dueAt = entry.dueAt.iso8601()
        isParked = entry.isParked
        failure = entry.failure
    }

    fileprivate init(_ event: InboxEvent) {
        what = event.kind.rawValue
        attempts = event.attempts
        dueAt = event.dueAt.iso8601()
        isParked = false
        failure = event.failure
    }
}
