import GRDB
import WidgetProtocol
import Wire

/// Replies: what of the activities of a case becomes part of the conversation.
extension CoreStore {
    /// Whether the core need not look at an activity: it wrote it itself, or has seen it.
    func origin(of activity: ActivityID) throws -> ActivityOrigin? {
        try read { try Self.origin(of: activity, in: $0) }
    }

    static func origin(of activity: ActivityID, in database: Database) throws -> ActivityOrigin? {
        if try WrittenActivity.exists(database, key: activity) { return .ownEcho }
        return try SeenActivity.exists(database, key: activity) ? .seenBefore : nil
    }

    /// Puts a rep's reply into the conversation, once.
    ///
    /// What can still become a reply, an e-mail that is not sent or an activity of another case,
    /// is not settled by the look at it.
    ///
    /// - Parameters:
    ///   - reply: The activity, judged.
    ///   - files: What hangs on it.
    ///   - avatar: The picture of its author.
    ///   - id: The session of the case.
    ///   - now: The time.
    /// - Returns: What became of it, in words for the record.
    /// - Throws: `DatabaseError`.
    func deliver(
        _ reply: Reply,
        files: [ReplyFile.Offer] = [],
        avatar: ReplyFile.Offer? = nil,
        to id: SessionID,
        now: Timestamp
    ) throws -> String {
        try write { database in
            guard try !SeenActivity.exists(database, key: reply.activityID) else {
                return ActivityOrigin.seenBefore.rawValue
            }
            switch reply.content {
            case .undecided(let reason):
                return "ignored: " + reason
            case .internalOnly(let reason):
                let outcome = "ignored: " + reason
                try Self.settle(reply.activityID, id, outcome, in: database)
                return outcome
            case .forVisitor(let text, let author):
                try Self.settle(reply.activityID, id, "delivered", in: database)
                var session = try SessionRecord.find(database, key: id)
                let picture = try avatar.map { try $0.address(now: now, in: database) }
                try Self.welcome(author, picture, &session, now, in: database)
                let row = MessageRecord(
                    sessionID: id,
                    publicID: MessageID(rawValue: reply.activityID.rawValue),
                    type: .agentMessage,
                    senderKind: .agent,
                    senderName: author,
                    senderAvatar: picture,
                    text: text,
                    attachments: try files.map { try $0.attachment(now: now, in: database) },
                    sentAt: now
                )
                try Self.append(row, to: &session, nil, in: database)
                return "delivered"
            }
        }
    }

    /// Makes the author the one whom the visitor talks to.
    ///
    /// Whoever changes who that is leaves a row that operators read: a rep takes the conversation
    /// from the AI, the first one after a handoff joins, the next one follows.
    private static func welcome(
        _ author: String?,
        _ picture: String?,
        _ session: inout SessionRecord,
        _ now: Timestamp,
        in database: Database
    ) throws {
        let change: (type: MessageType, event: String)? =
            if session.assigneeKind == .ai {
                (.agentTookSessionFromAI, "took over")
            } else if session.assigneeName == nil {
                author.map { _ in (.agentJoined, "joined") }
            } else {
                author != session.assigneeName && author != nil ? (.agentChanged, "changed") : nil
            }
        session.assigneeKind = .human
        if let author {
            session.assigneeName = author
            session.assigneeAvatar = picture
        }
        guard let change else { return }
        try note(change.type, as: change.event, author, in: &session, now, in: database)
    }

    private static func settle(
        _ activity: ActivityID,
        _ session: SessionID,
        _ outcome: String,
        in database: Database
    ) throws {
        try SeenActivity(activityID: activity, sessionID: session, outcome: outcome)
            .insert(database)
    }
}

/// Why an activity needs no second look.
enum ActivityOrigin: String, Sendable {
    case ownEcho = "own echo"
    case seenBefore = "seen before"
}
