import GRDB
import WidgetProtocol
import Wire

/// The outbox: what is still to be done in Creatio, session by session, in order.
extension CoreStore {
    /// The first entry of each session: the one place that says what "first" means, so that the
    /// loop that looks for work and the drain that does it cannot disagree.
    private static let heads = """
        SELECT * FROM outboxEntry AS entry WHERE NOT EXISTS
            (SELECT 1 FROM outboxEntry AS earlier
            WHERE earlier.sessionID = entry.sessionID AND earlier.sequence < entry.sequence)
        """

    /// The sessions whose first entry is due, and when the next one will be.
    func dueSessions(now: Timestamp) throws -> Due<SessionID> {
        try read { database in
            let heads = try OutboxEntry.fetchAll(
                database,
                sql: Self.heads + " AND NOT isParked ORDER BY sequence"
            )
            return Due(
                lanes: heads.filter { $0.dueAt <= now }.map(\.sessionID),
                next: heads.map(\.dueAt).filter { $0 > now }.min()
            )
        }
    }

    /// Takes the session's first entry, and where that is an activity those right behind it, and
    /// notes that an attempt begins; none where there is none or its time has not come.
    func beginAttempts(of session: SessionID, atMost limit: Int, now: Timestamp) throws
        -> [OutboxEntry]
    {
        try write { database in
            let waiting =
                try OutboxEntry
                .filter(Column("sessionID") == session)
                .order(Column("sequence"))
                .limit(limit)
                .fetchAll(database)
            guard let head = waiting.first, !head.isParked, head.dueAt <= now else { return [] }
            var taken = Array(waiting.prefix { $0.intent.isActivity && !$0.isParked })
            if taken.isEmpty { taken = [head] }
            for index in taken.indices {
                taken[index].attempts += 1
                try taken[index].update(database)
            }
            return taken
        }
    }

    func finish(_ entries: [OutboxEntry], now: Timestamp) throws {
        try write { database in
            for entry in entries {
                try database.execute(
                    sql: "UPDATE caseLink SET lastWrittenAt = ? WHERE sessionID = ?",
                    arguments: [now, entry.sessionID]
                )
                if case .openCase = entry.intent {
                    try database.execute(
                        sql: "UPDATE caseLink SET isCreated = 1 WHERE sessionID = ?",
                        arguments: [entry.sessionID]
                    )
                }
                try entry.delete(database)
            }
        }
    }

    /// Takes back that an attempt began, of entries that were not tried after all.
    func giveBack(_ entries: [OutboxEntry]) throws {
        try write { database in
            for entry in entries {
                try database.execute(
                    sql: "UPDATE outboxEntry SET attempts = attempts - 1 WHERE sequence = ?",
                    arguments: [entry.sequence]
                )
            }
        }
    }

    func postpone(
        _ entry: OutboxEntry,
        until dueAt: Timestamp,
        because failure: String,
        now: Timestamp
    ) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE outboxEntry SET dueAt = ?, failure = ? WHERE sequence = ?",
                arguments: [dueAt, failure, entry.sequence]
            )
            try Self.noteFailedHandoff(of: entry.sessionID, now: now, in: database)
        }
    }

    /// Sets an entry aside until a person has changed something; the session's later entries
    /// wait behind it, since their order is a promise.
    func park(_ entry: OutboxEntry, because failure: String, now: Timestamp) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE outboxEntry SET isParked = 1, failure = ? WHERE sequence = ?",
                arguments: [failure, entry.sequence]
            )
            try Self.noteFailedHandoff(of: entry.sessionID, now: now, in: database)
        }
    }

    /// Tells in the history, once a handoff, that the handoff has no case yet.
    ///
    /// OpenCX writes this row when the case cannot be made (opencx.md section 9, item 10). Here
    /// the handoff stands and the case comes later, so the first failure is enough to tell an
    /// operator to look, and the row says no more than the visitor's own poll may carry.
    private static func noteFailedHandoff(
        of id: SessionID,
        now: Timestamp,
        in database: Database
    ) throws {
        guard let link = try CaseLink.fetchOne(database, key: id), !link.isCreated,
            var session = try SessionRecord.fetchOne(database, key: id), session.isHandedOff
        else { return }
        let row = DerivedID.messageID(
            ofEvent: "handoff \(session.handoffCount) failed",
            in: id
        )
        guard try !isKnown(row, of: id, in: database) else { return }
        try append(
            MessageRecord(
                sessionID: id,
                publicID: row,
                type: .handoffToThirdPartyFailed,
                senderKind: .system,
                text: "The handoff has no case in Creatio yet; it is made as soon as possible.",
                sentAt: now
            ),
            to: &session,
            nil,
            in: database
        )
    }

    func outbox() throws -> [OutboxEntry] {
        try read { try OutboxEntry.order(Column("sequence")).fetchAll($0) }
    }

    func caseLink(of session: SessionID) throws -> CaseLink? {
        try read { try CaseLink.fetchOne($0, key: session) }
    }

    func setContact(_ contact: ContactFinder.Match, ofCaseOf session: SessionID) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE caseLink SET contactID = ?, contactNote = ? WHERE sessionID = ?",
                arguments: [contact.id, contact.note, session]
            )
        }
    }

    /// What an intent is about, read together.
    func subject(of session: SessionID) throws -> IntentSubject {
        try read { database in
            let record = try SessionRecord.find(database, key: session)
            return IntentSubject(
                session: record,
                contact: try ContactRecord.find(database, key: record.contactID),
                link: try CaseLink.find(database, key: session),
                opening: try String.fetchOne(
                    database,
                    sql: """
                        SELECT text FROM message WHERE sessionID = ? AND senderKind = 'user'
                        ORDER BY sequence LIMIT 1
                        """,
                    arguments: [session]
                ) ?? "",
                handedOffAt: try Timestamp.fetchOne(
                    database,
                    sql: """
                        SELECT sentAt FROM message WHERE sessionID = ? AND type = ?
                        ORDER BY sequence DESC LIMIT 1
                        """,
                    arguments: [session, MessageType.handoff]
                ),
                fields: try Self.fields(of: session, in: database)
            )
        }
    }

    func message(_ id: MessageID, of session: SessionID) throws -> MessageRecord? {
        try read { database in
            try MessageRecord
                .filter(Column("sessionID") == session && Column("publicID") == id)
                .fetchOne(database)
        }
    }
}

/// What the caller's own transaction adds to the outbox.
extension CoreStore {
    static func add(
        _ intent: Intent,
        of session: SessionID,
        dueAt: Timestamp,
        in database: Database
    ) throws {
        var entry = OutboxEntry(
            sessionID: session,
            intent: intent,
            attempts: 0,
            dueAt: dueAt,
            isParked: false,
            decidedAt: dueAt
        )
        try entry.insert(database)
    }

    /// Decides that the session gets a case: case, first note, and an activity for each message
    /// that has been said so far.
    static func openCase(
        of session: SessionRecord,
        handoff: Handoff?,
        now: Timestamp,
        in database: Database
    ) throws {
        let lost = try CaseLink.fetchOne(database, key: session.id)
        let number = (lost?.number ?? 0) + 1
        let link = CaseLink(
            sessionID: session.id,
            caseID: DerivedID.caseID(of: session.id, number: number),
            isCreated: false,
            number: number,
            remark: lost?.remark
        )
        try link.save(database)
        try add(.openCase(handoff), of: session.id, dueAt: now, in: database)
        let spoken = try messages(of: session.id, in: database).filter(\.isSpoken)
        // Creatio's timeline is sorted by time, and the note has to stand at its top.
        let top = spoken.first.map { $0.sentAt + (.zero - MessageRecord.timeStep) } ?? now
        try addNote(session.handoffCount, handoff, of: session.id, at: top, now: now, in: database)
        for message in spoken { try addActivity(of: message, in: database) }
    }

    static func addNote(
        _ number: Int,
        _ handoff: Handoff?,
        of session: SessionID,
        at time: Timestamp,
        now: Timestamp,
        in database: Database
    ) throws {
        let link = try CaseLink.find(database, key: session)
        let activity = link.activityID(ofNote: number)
        try WrittenActivity(activityID: activity, sessionID: session).insert(database)
        try add(
            .writeNote(number: number, handoff, at: time),
            of: session,
            dueAt: now,
            in: database
        )
    }

    static func addActivity(of message: MessageRecord, in database: Database) throws {
        // A rep's own words stand in Creatio already.
        guard message.senderKind != .agent else { return }
        let link = try CaseLink.find(database, key: message.sessionID)
        let activity = link.activityID(of: message.publicID)
        try WrittenActivity(activityID: activity, sessionID: message.sessionID).insert(database)
        try add(
            .writeMessage(message.publicID),
            of: message.sessionID,
            dueAt: message.sentAt,
            in: database
        )
        for attachment in message.attachments {
            guard let file = FileRoutes.file(at: attachment.url),
                try FileRecord.exists(database, key: file)
            else { continue }
            try add(.uploadFile(file), of: message.sessionID, dueAt: message.sentAt, in: database)
        }
    }
}

/// Everything that an intent may need to know.
struct IntentSubject: Sendable {
    let session: SessionRecord
    let contact: ContactRecord
    let link: CaseLink
    /// The visitor's first message.
    let opening: String
    /// When a human was asked to take over; nil while the AI has the conversation.
    let handedOffAt: Timestamp?
    /// What became of the mapped fields at the handoff.
    let fields: [CaseFieldRecord]
}
