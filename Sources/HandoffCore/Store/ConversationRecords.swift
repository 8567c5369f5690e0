import Foundation
import GRDB
import JSON
import WidgetProtocol
import Wire

/// A visitor as OpenCX knows them.
struct ContactRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "contact"

    var id: ContactID
    var email: String?
    /// The address in lower case, by which contacts are found; nil for the anonymous.
    var emailKey: String?
    var name: String?
    /// Whether the organisation's backend vouched for the address.
    var isVerified: Bool
    var customData: [String: JSONValue]
    var createdAt: Timestamp
    var phone: String?
    /// A language tag such as `en`.
    var language: String?
    var avatarURL: String?
    /// What the organisation's backend tells the AI about this visitor.
    var chatContext: String?
    /// What is added to every action that the AI calls for this visitor.
    var actionOverrides: [String: JSONValue]?
}

/// A conversation.
struct SessionRecord: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "session"

    var id: SessionID
    var ticketNumber: Int
    var contactID: ContactID
    /// Tells apart the browsers that share an unverified contact (opencx.md section 4.4).
    var externalID: String?
    var attributes: [String: JSONValue]
    var createdAt: Timestamp
    /// Changes only when the session does: the engine polls without pause while a closed session
    /// differs from poll to poll (widget-engine.md section 3, rule 8).
    var updatedAt: Timestamp
    var isOpened: Bool
    var assigneeKind: Session.Assignee.Kind
    var assigneeName: String?
    /// The address of the assignee's picture.
    var assigneeAvatar: String?
    /// The newest handoff; nil while the AI has the conversation.
    var handoff: Handoff?
    var handoffCount: Int
    var lastMessage: String?
    /// The newest state of the page's own canvas.
    var checkpoint: [String: JSONValue]?

    var isHandedOff: Bool { handoff != nil }

    /// The session as the widget sees it.
    func session(isVerified: Bool) -> Session {
        Session(
            id: id.rawValue,
            ticketNumber: ticketNumber,
            createdAt: createdAt.iso8601(),
            updatedAt: updatedAt.iso8601(),
            isHandedOff: isHandedOff,
            isOpened: isOpened,
            assignee: Session.Assignee(
                kind: assigneeKind,
                name: assigneeName,
                avatarURL: assigneeAvatar
            ),
            channel: "web",
            isVerified: isVerified,
            lastMessage: lastMessage,
            latestStateCheckpointPayload: checkpoint.map(JSONValue.init(sortedMembers:)),
            sessionAttributes: attributes
        )
    }
}

/// A row of a session's history.
struct MessageRecord: Codable, Sendable, FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "message"

    var sequence: Int64?
    var sessionID: SessionID
    var publicID: MessageID
    var type: MessageType
    var senderKind: HistoryMessage.Sender.Kind
    var senderName: String?
    /// The address of the sender's picture.
    var senderAvatar: String?
    var text: String?
    var attachments: [Attachment] = []
    var actionCalls: [ActionCall] = []
    /// Why the AI answered so; for operators, never for the visitor.
    var reasoning: String?
    var sentAt: Timestamp
    /// What makes a row of the system visible; nil for most.
    var payload: SystemMessagePayload?
    /// What the page said about the message, for people; the AI does not see it.
    var customData: [String: JSONValue]?
    /// What was handed over, on the row of a handoff.
    var handoff: Handoff?

    /// How far the times of two rows of a session lie apart at least: a little more than the
    /// coarsest clock that Creatio keeps them by, the 1/300 s of MSSQL's `datetime`, of which the
    /// samples of creatio.md section 3.3 look like.
    static let timeStep: Duration = .milliseconds(4)

    mutating func didInsert(_ inserted: InsertionSuccess) {
        sequence = inserted.rowID
    }

    /// The row as the widget sees it.
    var historyMessage: HistoryMessage {
        HistoryMessage(
            publicID: publicID.rawValue,
            type: type,
            text: text,
            sender: .init(kind: senderKind, name: senderName, avatar: senderAvatar),
            sentAt: sentAt.iso8601(),
            attachments: attachments,
            actionCalls: actionCalls,
            // The schema has no null here, though the engine would take one
            // (opencx.md section 4.6).
            systemMessagePayload: payload ?? .nothing
        )
    }
}

/// Whether an answer of the AI helped; the last vote counts.
struct VoteRecord: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "vote"

    var sessionID: SessionID
    var messageID: MessageID
    var action: Vote.Action
    var votedAt: Timestamp
}

/// A file that a visitor uploaded.
struct FileRecord: Codable, Sendable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "file"

    var id: FileID
    var name: String
    var type: String
    var bytes: Data
    var createdAt: Timestamp
}

extension JSONValue {
    /// An object with its members in the order of their names, so that equal ones are equal text.
    init(sortedMembers members: [String: JSONValue]) {
        self.init(members: members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}

extension MessageType: DatabaseValueConvertible {}
extension Vote.Action: DatabaseValueConvertible {}
extension HistoryMessage.Sender.Kind: DatabaseValueConvertible {}
extension Session.Assignee.Kind: DatabaseValueConvertible {}
