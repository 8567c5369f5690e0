import GRDB
import JSON
import WidgetProtocol
import Wire

/// States of the page's own canvas (opencx.md section 4.9).
extension CoreStore {
    /// Keeps the state with the session, and in the history as a row that the page draws.
    ///
    /// - Returns: False where the conversation is over, which changes no more; nil where the
    ///   contact has no such session.
    func keep(
        checkpoint: [String: JSONValue],
        of id: SessionID,
        from contact: ContactRecord,
        rowID: String,
        now: Timestamp
    ) throws -> Bool? {
        try write { database in
            guard var session = try SessionRecord.fetchOne(database, key: id),
                session.contactID == contact.id
            else { return nil }
            guard session.isOpened else { return false }
            session.checkpoint = checkpoint
            try Self.append(
                MessageRecord(
                    sessionID: id,
                    publicID: MessageID(rawValue: rowID),
                    type: .stateCheckpoint,
                    senderKind: .system,
                    sentAt: now,
                    payload: .stateCheckpoint(JSONValue(sortedMembers: checkpoint))
                ),
                to: &session,
                nil,
                in: database
            )
            return true
        }
    }
}
