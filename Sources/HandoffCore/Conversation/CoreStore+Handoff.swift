import GRDB
import WidgetProtocol
import Wire

/// Handoff and the end of a conversation.
extension CoreStore {
    /// Hands a conversation over at the wish of a person in the Inbox.
    ///
    /// - Returns: The session; nil where there is no such open session.
    func handOff(_ handoff: Handoff, session id: SessionID, now: Timestamp) throws -> Session? {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id), session.isOpened
            else { return nil }
            let settings = try Self.creatioSettings(in: database)
            try Self.handOff(handoff, &session, settings, now, in: database)
            return try Self.visible(session, in: database)
        }
    }

    static func handOff(
        _ handoff: Handoff,
        _ session: inout SessionRecord,
        _ settings: CreatioSettings?,
        _ now: Timestamp,
        in database: Database
    ) throws {
        session.handoff = handoff
        session.handoffCount += 1
        // The engine takes "isHandedOff" for nothing; what stops it from waiting for the AI is
        // the kind of the assignee (widget-engine.md section 3, rule 5).
        session.assigneeKind = .human
        let event = MessageRecord(
            sessionID: session.id,
            publicID: DerivedID.messageID(
                ofEvent: "handoff \(session.handoffCount)",
                in: session.id
            ),
            type: .handoff,
            senderKind: .system,
            text: handoff.summary,
            sentAt: now
        )
        try append(event, to: &session, settings, in: database)
        guard settings != nil else { return }
        if try CaseLink.exists(database, key: session.id) {
            try add(.completeCase(handoff), of: session.id, dueAt: now, in: database)
            try addNote(session.handoffCount, handoff, of: session.id, now: now, in: database)
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
                    try CaseLink.exists(database, key: session.id)
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
        let event = MessageRecord(
            sessionID: session.id,
            publicID: DerivedID.messageID(ofEvent: "closed", in: session.id),
            type: type,
            senderKind: .system,
            sentAt: now
        )
        try append(event, to: &session, nil, in: database)
    }
}
