import GRDB
import Wire

/// The inbox: what Creatio announced, and what became of it.
extension CoreStore {
    /// How long an announcement waits before it is applied.
    ///
    /// The calls of one moment overtake each other on their way. Applied together they come into
    /// the order of the activities, and a reply before the end of its case; the visitor's page
    /// looks every few seconds only, so nobody waits longer for it.
    static let settlingTime: Duration = .milliseconds(250)
    /// The end of a case waits longer: the reply that a rep wrote last comes first.
    static let closingTime: Duration = .seconds(1)

    /// The first waiting event of each case; see the outbox for why this stands once.
    private static let heads = """
        SELECT * FROM inboxEvent AS event WHERE outcome IS NULL AND NOT EXISTS
            (SELECT 1 FROM inboxEvent AS earlier WHERE earlier.outcome IS NULL
            AND earlier.caseID = event.caseID AND earlier.sequence < event.sequence)
        """

    /// Remembers a call of the webhook, or what the watch over open cases found.
    ///
    /// An activity is announced once, however often the call comes. It is looked at again only
    /// where the first look settled nothing, as with an e-mail that had not been sent.
    ///
    /// - Parameters:
    ///   - event: What was announced.
    ///   - newKey: A new id, for what has none of its own.
    ///   - now: The time.
    /// - Returns: Whether there is something to be done that was not known before.
    /// - Throws: `DatabaseError`.
    @discardableResult
    func remember(_ event: WebhookEvent, newKey: String, now: Timestamp) throws -> Bool {
        try write { database in
            let isChange = event.kind == .caseChanged
            let dueAt = now + (isChange ? Self.closingTime : Self.settlingTime)
            let key = event.activityID.map { "activity \($0)" } ?? newKey
            if var known = try InboxEvent.filter(Column("key") == key).fetchOne(database) {
                known.deliveries += 1
                let isOpen = try known.outcome != nil && Self.isUnsettled(event, in: database)
                if isOpen {
                    known.outcome = nil
                    known.caseID = event.caseID
                    known.attempts = 0
                    known.dueAt = dueAt
                }
                try known.update(database)
                return isOpen
            }
            if event.activityID == nil, var same = try Self.untouched(like: event, in: database) {
                same.deliveries += 1
                try same.update(database)
                return false
            }
            // A call is a sign of life: what waited for Creatio to come back need wait no more.
            try database.execute(
                sql: """
                    UPDATE inboxEvent SET dueAt = min(dueAt, ?)
                    WHERE caseID = ? AND outcome IS NULL
                    """,
                arguments: [dueAt, event.caseID]
            )
            var row = InboxEvent(
                key: key,
                kind: event.kind,
                caseID: event.caseID,
                activityID: event.activityID,
                receivedAt: now,
                deliveries: 1,
                attempts: 0,
                dueAt: dueAt
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

    /// Takes everything that is due for a case, in the order in which it came, and notes that an
    /// attempt begins; nothing while the first has to wait.
    func beginAttempt(ofInboxOf caseID: CaseID, now: Timestamp) throws -> [InboxEvent] {
        try write { database in
            let waiting =
                try InboxEvent
                .filter(Column("caseID") == caseID && Column("outcome") == nil)
                .order(Column("sequence"))
                .fetchAll(database)
            guard let first = waiting.first, first.dueAt <= now else { return [] }
            return try waiting.filter { $0.dueAt <= now }.map { event in
                var event = event
                event.attempts += 1
                try event.update(database)
                return event
            }
        }
    }

    func finish(_ event: InboxEvent, outcome: String) throws {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE inboxEvent SET outcome = ?, failure = NULL
                    WHERE sequence = ? AND outcome IS NULL
                    """,
                arguments: [outcome, event.sequence]
            )
        }
    }

    /// Forgets events of a case that is none of ours, but for one remark: the process may
    /// announce every case of the company.
    func dismiss(_ events: [InboxEvent], because reason: String, now: Timestamp) throws {
        try write { database in
            for event in events {
                try event.delete(database)
                try Self.remark(reason, now: now, in: database)
            }
        }
    }

    func postpone(_ event: InboxEvent, until dueAt: Timestamp, because failure: String) throws {
        try write { database in
            try database.execute(
                sql: """
                    UPDATE inboxEvent SET dueAt = ?, failure = ?
                    WHERE sequence = ? AND outcome IS NULL
                    """,
                arguments: [dueAt, failure, event.sequence]
            )
        }
    }

    /// How many events wait.
    func waitingEvents() throws -> Int {
        try read { try InboxEvent.filter(Column("outcome") == nil).fetchCount($0) }
    }

    /// An event that asks for the same look at the case, and has not been begun.
    private static func untouched(like event: WebhookEvent, in database: Database) throws
        -> InboxEvent?
    {
        try InboxEvent
            .filter(Column("caseID") == event.caseID && Column("kind") == event.kind)
            .filter(Column("activityID") == nil && Column("outcome") == nil)
            .filter(Column("attempts") == 0)
            .fetchOne(database)
    }

    /// Whether nobody has said yet what the announced activity is.
    private static func isUnsettled(_ event: WebhookEvent, in database: Database) throws -> Bool {
        guard let activity = event.activityID else { return false }
        return try origin(of: activity, in: database) == nil
    }
}
