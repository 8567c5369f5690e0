import GRDB
import WidgetProtocol
import Wire

/// Messages that the AI was to answer and has not.
extension CoreStore {
    /// How old a message may be that is still answered after a restart: later an answer would
    /// surprise more than it helps.
    private static let oldestInterrupted: Duration = .seconds(3600)

    /// What the AI is to be asked again: the last message of each open conversation of the AI's
    /// where that is the visitor's, with its place in the history.
    func interruptedTurns(now: Timestamp) throws -> [(turn: AutopilotTurn, place: Int64)] {
        try read { database in
            let settings = try Self.creatioSettings(in: database)
            let messages = try MessageRecord.fetchAll(
                database,
                sql: """
                    SELECT message.* FROM message
                    JOIN session ON session.id = message.sessionID
                    WHERE session.isOpened AND session.assigneeKind = 'ai'
                        AND message.senderKind = 'user' AND message.sentAt >= ?
                        AND NOT EXISTS (SELECT 1 FROM message AS later
                            WHERE later.sessionID = message.sessionID
                            AND later.sequence > message.sequence
                            AND later.senderKind IN ('user', 'ai', 'agent'))
                    ORDER BY message.sequence
                    """,
                arguments: [now + Self.oldestInterrupted * -1]
            )
            return try messages.map { message in
                let session = try SessionRecord.find(database, key: message.sessionID)
                let turn = try Self.turn(
                    of: session,
                    from: ContactRecord.find(database, key: session.contactID),
                    settings,
                    in: database
                )
                return (turn, message.sequence ?? 0)
            }
        }
    }
}
