import GRDB
import WidgetProtocol
import Wire

/// Messages that the AI was to answer and has not.
extension CoreStore {
    /// How old a message may be that the AI still answers after a restart: later its answer would
    /// surprise more than it helps.
    private static let oldestInterrupted: Duration = .seconds(3600)

    /// What the AI is to be asked again: the last message of each open conversation of the AI's
    /// where that is the visitor's.
    func interruptedTurns(now: Timestamp) throws -> [InterruptedTurn] {
        try read { database in
            let settings = try Self.creatioSettings(in: database)
            let messages = try MessageRecord.fetchAll(
                database,
                sql: """
                    SELECT message.* FROM message
                    JOIN session ON session.id = message.sessionID
                    WHERE session.isOpened AND session.assigneeKind = 'ai'
                        AND message.senderKind = 'user'
                        AND NOT EXISTS (SELECT 1 FROM message AS later
                            WHERE later.sessionID = message.sessionID
                            AND later.sequence > message.sequence
                            AND later.senderKind IN ('user', 'ai', 'agent'))
                    ORDER BY message.sequence
                    """
            )
            return try messages.map { message in
                let session = try SessionRecord.find(database, key: message.sessionID)
                let turn = try Self.turn(
                    of: session,
                    from: ContactRecord.find(database, key: session.contactID),
                    settings,
                    in: database
                )
                return InterruptedTurn(
                    turn: turn,
                    place: message.sequence ?? 0,
                    isTooOld: message.sentAt + Self.oldestInterrupted < now
                )
            }
        }
    }
}
