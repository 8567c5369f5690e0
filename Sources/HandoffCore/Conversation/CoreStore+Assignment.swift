import GRDB
import WidgetProtocol
import Wire

/// Who has a conversation, at the wish of people in the Inbox.
extension CoreStore {
    /// What became of such a wish.
    enum AssignmentOutcome: Sendable {
        case done(Session)
        case unknownSession
        /// Nothing has happened; the sentence says why.
        case refused(String)
    }

    /// Hands a conversation over, or gives it to the person who takes it over.
    ///
    /// A conversation that a human has may be handed off again: a rep gets a second note. Taking
    /// over is for conversations of the AI alone, for nobody takes a colleague's by mistake.
    ///
    /// - Parameters:
    ///   - handoff: What is handed over; without a summary one is made of the conversation.
    ///   - id: The session.
    ///   - person: Who takes over; nil hands off without saying to whom.
    ///   - now: When it happens.
    /// - Returns: What became of it.
    /// - Throws: `DatabaseError`.
    func handOff(_ handoff: Handoff, session id: SessionID, by person: String?, now: Timestamp)
        throws -> AssignmentOutcome
    {
        try assign(id) { session, database in
            if let person, session.assigneeKind == .human {
                let holder = session.assigneeName ?? "a colleague"
                return "\(person) cannot take the conversation over: \(holder) has it already"
            }
            var handoff = handoff
            if handoff.summary.isEmpty {
                let opening = person.map { "\($0) took the conversation over." }
                handoff.summary = ConversationSummary.text(
                    of: try Self.turn(
                        of: session,
                        from: ContactRecord.find(database, key: session.contactID),
                        nil,
                        in: database
                    ),
                    opening: opening ?? "A person in the Inbox handed the conversation off."
                )
            }
            let settings = try Self.creatioSettings(in: database)
            try Self.handOff(handoff, &session, settings, now, by: person, in: database)
            return nil
        }
    }

    /// Gives a conversation back to the AI, which answers the visitor's next message.
    ///
    /// Its case stays the session's case: a further handoff adds a note to it. Whoever gives it
    /// back has answered the visitor before: a page whose last message is the visitor's own waits
    /// for the AI's answer and takes no other message (opencx.md section 4.7), and the AI answers
    /// only what is sent to it.
    func resumeAI(_ id: SessionID, now: Timestamp) throws -> AssignmentOutcome {
        try assign(id) { session, database in
            guard session.assigneeKind != .ai else { return "the AI has the conversation already" }
            let last = try Self.messages(of: id, in: database).last { $0.isSpoken }
            guard last?.senderKind != .user else {
                return "the visitor's last message is not answered; answer it before the AI "
                    + "has the conversation again"
            }
            session.assigneeKind = .ai
            session.assigneeName = nil
            session.handoff = nil
            try Self.note(.aiResumedBySystem, as: "resumed", in: &session, now, in: database)
            return nil
        }
    }

    /// Decides about an open session; what the decision returns is why it is refused.
    private func assign(
        _ id: SessionID,
        _ decision: (inout SessionRecord, Database) throws -> String?
    ) throws -> AssignmentOutcome {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id) else {
                return .unknownSession
            }
            guard session.isOpened else {
                return .refused("the conversation is closed; nobody can be given it any more")
            }
            if let reason = try decision(&session, database) { return .refused(reason) }
            return .done(try Self.visible(session, in: database))
        }
    }
}
