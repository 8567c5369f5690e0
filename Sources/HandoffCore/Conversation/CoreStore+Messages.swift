import GRDB
import JSON
import WidgetProtocol
import Wire

/// Messages of the conversation, and what each of them causes in Creatio.
extension CoreStore {
    /// What became of a message that the visitor sent.
    enum Reception: Sendable {
        /// It is kept, and the AI is to answer it.
        case waitsForAnswer(AutopilotTurn)
        /// It is kept, and a human has the conversation.
        case assignedToHuman(Session)
        /// It was kept before; nothing has happened now.
        case duplicate(Session)
        /// The conversation is over; it is not kept.
        case closed
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
            guard session.isOpened else { return .closed }
            let settings = try Self.creatioSettings(in: database)
            try Self.addInitialMessages(of: message, to: &session, settings, now, in: database)
            try Self.append(
                MessageRecord(
                    sessionID: id,
                    publicID: publicID,
                    type: .message,
                    senderKind: .user,
                    senderName: contact.name,
                    text: message.content,
                    attachments: message.attachments ?? [],
                    sentAt: now
                ),
                to: &session,
                settings,
                in: database
            )
            guard session.assigneeKind == .ai else {
                return .assignedToHuman(session.session(isVerified: contact.isVerified))
            }
            return .waitsForAnswer(
                try Self.turn(
                    of: session,
                    answering: message,
                    from: contact,
                    settings,
                    in: database
                )
            )
        }
    }

    /// Keeps the AI's answer, unless a human has taken over or the conversation ended meanwhile.
    ///
    /// - Returns: The row of the answer, if it said or showed something, and the session; nil
    ///   where the answer came too late.
    func apply(_ answer: AutopilotAnswer, to id: SessionID, messageID: String, now: Timestamp)
        throws -> (message: MessageRecord?, session: Session)?
    {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id),
                session.isOpened, session.assigneeKind == .ai
            else { return nil }
            let settings = try Self.creatioSettings(in: database)
            var row: MessageRecord?
            if answer.text != nil || answer.component != nil {
                row = MessageRecord(
                    sessionID: id,
                    publicID: MessageID(rawValue: messageID),
                    type: .message,
                    senderKind: .ai,
                    text: answer.text ?? "",
                    actionCalls: answer.component.map { [$0.actionCall] } ?? [],
                    reasoning: answer.reasoning,
                    sentAt: now
                )
                if let row { try Self.append(row, to: &session, settings, in: database) }
            }
            if let handoff = answer.handoff {
                try Self.handOff(handoff, &session, settings, now, in: database)
            }
            return (row, try Self.visible(session, in: database))
        }
    }

    /// Appends a row to the history, and its activity to the outbox where the case wants it.
    static func append(
        _ message: MessageRecord,
        to session: inout SessionRecord,
        _ settings: CreatioSettings?,
        in database: Database
    ) throws {
        var message = message
        try message.insert(database)
        session.updatedAt = message.sentAt
        if message.isSpoken { session.lastMessage = message.text }
        try session.update(database)
        guard let settings, message.isSpoken, message.senderKind != .agent else { return }
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
    private static func addInitialMessages(
        of message: SendMessage,
        to session: inout SessionRecord,
        _ settings: CreatioSettings?,
        _ now: Timestamp,
        in database: Database
    ) throws {
        for greeting in message.initialMessages ?? [] {
            let id = MessageID(rawValue: greeting.uuid)
            guard try !isKnown(id, of: session.id, in: database) else { continue }
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
    /// Whether somebody said it: what visitor, AI and rep write, and nothing that the system notes.
    var isSpoken: Bool {
        switch senderKind {
        case .user, .ai, .agent: true
        case .system, .unknown: false
        }
    }
}

extension AutopilotAnswer.Component {
    var actionCall: ActionCall {
        ActionCall(actionName: name, args: arguments, result: data)
    }
}
