import GRDB
import WidgetProtocol
import Wire

/// Handoff and the end of a conversation.
extension CoreStore {
    /// Hands a conversation over, with all that follows in Creatio.
    ///
    /// - Parameters:
    ///   - handoff: What is handed over.
    ///   - session: The open conversation, which may have been handed over before.
    ///   - settings: Those of the integration.
    ///   - now: When it happens.
    ///   - person: Who takes over in the Inbox; nil where it is not known yet.
    ///   - reasoning: Why, for operators.
    ///   - database: The transaction.
    /// - Throws: `DatabaseError`.
    static func handOff(
        _ handoff: Handoff,
        _ session: inout SessionRecord,
        _ settings: CreatioSettings?,
        _ now: Timestamp,
        by person: String? = nil,
        reasoning: String? = nil,
        in database: Database
    ) throws {
        session.handoff = handoff
        session.handoffCount += 1
        // The engine takes "isHandedOff" for nothing; what stops it from waiting for the AI is
        // the kind of the assignee (widget-engine.md section 3, rule 5).
        session.assigneeKind = .human
        session.assigneeName = person ?? session.assigneeName
        let event = MessageRecord(
            sessionID: session.id,
            publicID: DerivedID.messageID(
                ofEvent: "handoff \(session.handoffCount)",
                in: session.id
            ),
            type: person == nil ? .handoff : .agentTookSessionFromAI,
            senderKind: .system,
            senderName: person,
            text: handoff.summary,
            reasoning: reasoning,
            sentAt: now,
            handoff: handoff
        )
        try append(event, to: &session, settings, in: database)
        // The time of the row that was just appended, which is after that of every message.
        let time = session.updatedAt
        guard settings != nil else { return }
        if try hasCase(session.id, in: database) {
            try add(.completeCase(handoff), of: session.id, dueAt: now, in: database)
            try addNote(
                session.handoffCount,
                handoff,
                of: session.id,
                at: time,
                now: now,
                in: database
            )
        } else {
            try openCase(of: session, handoff: handoff, now: now, in: database)
        }
    }

    /// Resolves a session at the visitor's wish, and its case with it where a status is set.
    ///
    /// - Returns: The session, unchanged where it was over already; nil where the contact has no
    ///   such session.
    func resolve(_ id: SessionID, by contact: ContactRecord, now: Timestamp) throws -> Session? {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return nil }
            if session.isOpened {
                try Self.close(&session, .closedResolvedByContact, now, in: database)
                let settings = try Self.creatioSettings(in: database)
                if settings?.resolvedStatusID != nil,
                    try Self.hasCase(session.id, in: database)
                {
                    try Self.add(.resolveCase, of: session.id, dueAt: now, in: database)
                }
            }
            return session.session(isVerified: contact.isVerified)
        }
    }

    /// Ends a session and leaves a row that says who ended it; the visitor does not see the row.
    static func close(
        _ session: inout SessionRecord,
        _ type: MessageType,
        _ now: Timestamp,
        in database: Database
    ) throws {
        session.isOpened = false
        try note(type, as: "closed", in: &session, now, in: database)
    }

    /// Leaves a row of the system in the history: operators read it, the visitor does not.
    ///
    /// The row is numbered within its event, because a session can end more than once.
    static func note(
        _ type: MessageType,
        as event: String,
        _ text: String? = nil,
        in session: inout SessionRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        var number = 1
        var id = DerivedID.messageID(ofEvent: event, in: session.id)
        while try isKnown(id, of: session.id, in: database) {
            number += 1
            id = DerivedID.messageID(ofEvent: "\(event) \(number)", in: session.id)
        }
        let row = MessageRecord(
            sessionID: session.id,
            publicID: id,
            type: type,
            senderKind: .system,
            text: text,
            sentAt: now
        )
        try append(row, to: &session, nil, in: database)
    }
}
