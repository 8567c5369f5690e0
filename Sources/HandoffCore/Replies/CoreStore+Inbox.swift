import GRDB
import WidgetProtocol
import Wire

/// The inbox: what Creatio announced, and what became of it.
extension CoreStore {
    /// The first waiting event of each case; see the outbox for why this stands once.
    private static let heads = """
        SELECT * FROM inboxEvent AS event WHERE outcome IS NULL AND NOT EXISTS
            (SELECT 1 FROM inboxEvent AS earlier WHERE earlier.outcome IS NULL
            AND earlier.caseID = event.caseID AND earlier.sequence < event.sequence)
        """

    /// Remembers a call of the webhook.
    ///
    /// - Returns: Whether it is new; an activity is announced once, however often the call comes.
    func remember(_ event: WebhookEvent, newKey: String, now: Timestamp) throws -> Bool {
        try write { database in
            let key = event.activityID.map { "activity \($0)" } ?? newKey
            if var known = try InboxEvent.filter(Column("key") == key).fetchOne(database) {
                known.deliveries += 1
                try known.update(database)
                return false
            }
            var row = InboxEvent(
                key: key,
                kind: event.kind,
                caseID: event.caseID,
                activityID: event.activityID,
                receivedAt: now,
                deliveries: 1,
                attempts: 0,
                dueAt: now
            )
            try row.insert(database)
            return true
        }
    }

    /// The cases whose first waiting event is due, and when the next one will be.
    func dueCases(now: Timestamp) throws -> Due<CaseID> {
        try read { database in
            let heads = try InboxEvent.fetchAll(database, sql: Self.heads + " ORDER BY sequence")
            return Due(
                lanes: heads.filter { $0.dueAt <= now }.map(\.caseID),
                next: heads.map(\.dueAt).filter { $0 > now }.min()
            )
        }
    }

    func beginAttempt(ofInboxOf caseID: CaseID, now: Timestamp) throws -> InboxEvent? {
        try write { database in
            let head = try InboxEvent.fetchOne(
                database,
                sql: Self.heads + " AND caseID = ?",
                arguments: [caseID]
            )
            guard var event = head, event.dueAt <= now
            else { return nil }
            event.attempts += 1
            try event.update(database)
            return event
        }
    }

    func finish(_ event: InboxEvent, outcome: String) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE inboxEvent SET outcome = ?, failure = NULL WHERE sequence = ?",
                arguments: [outcome, event.sequence]
            )
        }
    }

    func postpone(_ event: InboxEvent, until dueAt: Timestamp, because failure: String) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE inboxEvent SET dueAt = ?, failure = ? WHERE sequence = ?",
                arguments: [dueAt, failure, event.sequence]
            )
        }
    }

    /// How many events wait.
    func waitingEvents() throws -> Int {
        try read { try InboxEvent.filter(Column("outcome") == nil).fetchCount($0) }
    }

    func session(ofCase caseID: CaseID) throws -> SessionID? {
        try read { database in
            try CaseLink.filter(Column("caseID") == caseID).fetchOne(database)?.sessionID
        }
    }

    /// Whether the core need not look at an activity: it wrote it itself, or has seen it.
    func isSettled(_ activity: ActivityID) throws -> ActivityOrigin? {
        try read { database in
            if try WrittenActivity.exists(database, key: activity) { return .ownEcho }
            return try SeenActivity.exists(database, key: activity) ? .seenBefore : nil
        }
    }

    /// Puts a rep's reply into the conversation, once.
    func deliver(_ reply: Reply, to id: SessionID, now: Timestamp) throws -> String {
        try write { database in
            guard try !SeenActivity.exists(database, key: reply.activityID) else {
                return "seen before"
            }
            var session = try SessionRecord.find(database, key: id)
            try SeenActivity(
                activityID: reply.activityID,
                sessionID: id,
                outcome: reply.outcome
            ).insert(database)
            guard case .forVisitor(let text, let author) = reply.content else {
                return reply.outcome
            }
            session.assigneeKind = .human
            session.assigneeName = author ?? session.assigneeName
            try Self.append(
                MessageRecord(
                    sessionID: id,
                    publicID: MessageID(rawValue: reply.activityID.rawValue),
                    type: .agentMessage,
                    senderKind: .agent,
                    senderName: author,
                    text: text,
                    sentAt: now
                ),
                to: &session,
                nil,
                in: database
            )
            return reply.outcome
        }
    }

    /// Ends the session because its case came to an end in Creatio.
    func closeByIntegration(_ id: SessionID, now: Timestamp) throws -> String {
        try write { database in
            var session = try SessionRecord.find(database, key: id)
            guard session.isOpened else { return "already closed" }
            try Self.close(&session, .closedResolvedByIntegration, now, in: database)
            return "closed"
        }
    }
}

/// Why an activity needs no second look.
enum ActivityOrigin: String, Sendable {
    case ownEcho = "own echo"
    case seenBefore = "seen before"
}
