import GRDB
import JSON
import WidgetProtocol
import Wire

/// Messages of the conversation, and what each of them causes in Creatio.
extension CoreStore {
    /// What became of a message that the visitor sent.
    enum Reception: Sendable {
        /// It is kept at this place of the history, and the AI is to answer it.
        case waitsForAnswer(AutopilotTurn, to: Int64)
        /// It is kept, and a human has the conversation.
        case assignedToHuman(Session)
        /// It was kept before; nothing has happened now.
        case duplicate(Session)
        /// It is not kept.
        case refused(MessageRefusal)
        /// There is no such session for this contact.
        case unknownSession
    }

    /// Keeps a message of the visitor together with everything that it causes.
    func receive(_ message: SendMessage, from contact: ContactRecord, now: Timestamp) throws
        -> Reception
    {
        try write { database in
            let id = SessionID(rawValue: message.sessionID)
            guard var session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return .unknownSession }
            let publicID = MessageID(rawValue: message.uuid)
            guard try !Self.isKnown(publicID, of: id, in: database) else {
                return .duplicate(session.session(isVerified: contact.isVerified))
            }
            let refusal = message.refusal(
                isOpened: session.isOpened,
                isHandedOff: session.isHandedOff
            )
            if let refusal { return .refused(refusal) }
            let settings = try Self.creatioSettings(in: database)
            try Self.addInitialMessages(of: message, to: &session, settings, now, in: database)
            let row = try Self.append(
                MessageRecord(message, of: id, from: contact, at: now),
                to: &session,
                settings,
                in: database
            )
            guard session.assigneeKind == .ai, let place = row.sequence else {
                return .assignedToHuman(session.session(isVerified: contact.isVerified))
            }
            return .waitsForAnswer(
                try Self.turn(
                    of: session,
                    answering: message,
                    from: contact,
                    settings,
                    in: database
                ),
                to: place
            )
        }
    }

    /// Appends a row to the history, and its activity to the outbox where the case wants it.
    ///
    /// - Returns: The row with its place in the history.
    @discardableResult
    static func append(
        _ message: MessageRecord,
        to session: inout SessionRecord,
        _ settings: CreatioSettings?,
        in database: Database
    ) throws -> MessageRecord {
        var message = message
        // SQLite's texts end there, and what a visitor wrote behind it would be lost.
        message.text = message.text?.replacing("\0", with: "")
        message.sentAt = try timeInOrder(of: message, in: database)
        try message.insert(database)
        session.updatedAt = message.sentAt
        if message.isSpoken { session.lastMessage = message.text }
        try session.update(database)
        guard let settings, message.isSpoken, message.senderKind != .agent else { return message }
        if try hasCase(session.id, in: database) {
            try addActivity(of: message, in: database)
        } else if message.senderKind == .user,
            session.isHandedOff || !settings.createCaseOnlyOnHandoff
        {
            try openCase(
                of: session,
                handoff: session.handoff,
                now: message.sentAt,
                in: database
            )
        }
        return message
    }

    /// The time of a new row: its own, or a little after that of the row before it.
    ///
    /// Creatio sorts a timeline by time alone, so two rows of one moment would have no order there.
    private static func timeInOrder(of message: MessageRecord, in database: Database) throws
        -> Timestamp
    {
        let last = try Timestamp.fetchOne(
            database,
            sql: "SELECT sentAt FROM message WHERE sessionID = ? ORDER BY sequence DESC LIMIT 1",
            arguments: [message.sessionID]
        )
        return last.map { max(message.sentAt, $0 + MessageRecord.timeStep) } ?? message.sentAt
    }

    static func visible(_ session: SessionRecord, in database: Database) throws -> Session {
        let contact = try ContactRecord.find(database, key: session.contactID)
        return session.session(isVerified: contact.isVerified)
    }

    static func isKnown(_ id: MessageID, of session: SessionID, in database: Database)
        throws -> Bool
    {
        try
            !MessageRecord
            .filter(Column("sessionID") == session && Column("publicID") == id)
            .isEmpty(database)
    }

    /// Greetings that the page showed before the first message become the AI's first rows, with
    /// the ids that the page gave them (widget-engine.md section 3, rule 10).
    ///
    /// Later on there is nothing before the first message any more: a page that still sends some
    /// would put words into the AI's mouth.
    private static func addInitialMessages(
        of message: SendMessage,
        to session: inout SessionRecord,
        _ settings: CreatioSettings?,
        _ now: Timestamp,
        in database: Database
    ) throws {
        guard let greetings = message.initialMessages, !greetings.isEmpty,
            try MessageRecord.filter(Column("sessionID") == session.id).isEmpty(database)
        else { return }
        for greeting in greetings {
            let id = MessageID(rawValue: greeting.uuid)
            guard id.rawValue != message.uuid, try !isKnown(id, of: session.id, in: database)
            else { continue }
            try append(
                MessageRecord(
                    sessionID: session.id,
                    publicID: id,
                    type: .message,
                    senderKind: .ai,
                    text: greeting.content,
                    sentAt: now
                ),
                to: &session,
                settings,
                in: database
            )
        }
    }
}

extension MessageRecord {
    /// A message of the visitor, its id letter for letter as the widget chose it.
    fileprivate init(
        _ message: SendMessage,
        of session: SessionID,
        from contact: ContactRecord,
        at now: Timestamp
    ) {
        self.init(
            sessionID: session,
            publicID: MessageID(rawValue: message.uuid),
            type: .message,
            senderKind: .user,
            senderName: contact.name,
            text: message.content,
            attachments: message.attachments ?? [],
            sentAt: now,
            customData: message.customData.flatMap { $0.isEmpty ? nil : $0 }
        )
    }

    /// Whether somebody said it: what visitor, AI and rep write, and nothing that the system notes.
    var isSpoken: Bool {
        switch senderKind {
        case .user, .ai, .agent: true
        case .system, .unknown: false
        }
    }
}
