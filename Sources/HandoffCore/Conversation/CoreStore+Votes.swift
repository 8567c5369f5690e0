import GRDB
import WidgetProtocol
import Wire

/// Votes on answers, and the actions that answers offer.
extension CoreStore {
    /// Keeps a vote beside the answer; a row of the history never changes for it.
    ///
    /// - Returns: False where the contact's session has no such answer of the AI; nil where the
    ///   contact has no such session.
    func keep(_ vote: Vote, from contact: ContactRecord, now: Timestamp) throws -> Bool? {
        try write { database in
            let message = try Self.message(
                vote.messagePublicID,
                of: vote.sessionID,
                contact,
                in: database
            )
            guard let message else { return nil }
            guard message.row?.senderKind == .ai else { return false }
            try VoteRecord(
                sessionID: message.session.id,
                messageID: MessageID(rawValue: vote.messagePublicID),
                action: vote.action,
                votedAt: now
            ).save(database)
            return true
        }
    }

    /// The votes of a session by the answer that they are about.
    static func votes(in session: SessionID, _ database: Database) throws
        -> [MessageID: Vote.Action]
    {
        let votes = try VoteRecord.filter(Column("sessionID") == session).fetchAll(database)
        return Dictionary(votes.map { ($0.messageID, $0.action) }) { _, last in last }
    }

    /// The action that a visitor wants executed, as the AI offered it.
    ///
    /// A page may name any action; only one that the AI has offered in this very session is
    /// passed on.
    ///
    /// - Throws: `Refusal` with 404 where the contact has no such session.
    func offeredAction(_ wish: ExecuteAction, to contact: ContactRecord) throws -> ActionRequest? {
        try read { database in
            let message = try Self.message(
                wish.formMessageID,
                of: wish.sessionID,
                contact,
                in: database
            )
            guard let message else { throw Refusal.unknownSession }
            let action = message.row?.actionCalls.last { call in
                call.actionName == wish.actionID || call.action?.id == wish.actionID
            }
            return action.map {
                ActionRequest(session: message.session.id, action: $0, request: wish.request)
            }
        }
    }

    /// A session of the contact's with one of its rows; nil where it is not the contact's.
    private static func message(
        _ publicID: String,
        of sessionID: String,
        _ contact: ContactRecord,
        in database: Database
    ) throws -> (session: SessionRecord, row: MessageRecord?)? {
        let session = try SessionRecord.fetchOne(
            database,
            key: SessionID(rawValue: sessionID)
        )
        guard let session, session.contactID == contact.id else { return nil }
        let row =
            try MessageRecord
            .filter(Column("sessionID") == session.id && Column("publicID") == publicID)
            .fetchOne(database)
        return (session, row)
    }
}
