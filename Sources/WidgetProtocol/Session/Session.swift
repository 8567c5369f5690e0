package import JSON

/// A conversation as the widget sees it.
///
/// A closed session must be equal at every poll: each change makes the engine poll again at once
/// (widget-engine.md section 3 rule 8).
package struct Session: Codable, Sendable, Equatable {
    /// Who answers the visitor.
    ///
    /// After a handoff it must not be `ai`: the engine would let the visitor write one message
    /// and no second (widget-engine.md section 3 rule 5).
    package struct Assignee: Codable, Sendable, Equatable {
        package enum Kind: String, Codable, Sendable {
            case human, ai, none
        }

        package var kind: Kind
        @NullWhenNil package var name: String?
        @NullWhenNil package var avatarURL: String?

        package init(kind: Kind, name: String? = nil, avatarURL: String? = nil) {
            self.kind = kind
            self.name = name
            self.avatarURL = avatarURL
        }

        private enum CodingKeys: String, CodingKey {
            case kind, name
            case avatarURL = "avatarUrl"
        }
    }

    package var id: String
    package var ticketNumber: Int
    @NullWhenNil package var title: String?
    /// ISO 8601.
    package var createdAt: String
    /// ISO 8601.
    package var updatedAt: String
    package var isHandedOff: Bool
    package var isOpened: Bool
    package var assignee: Assignee
    package var channel: String
    package var isVerified: Bool
    @NullWhenNil package var lastMessage: String?
    @NullWhenNil package var modeID: String?
    @NullWhenNil package var latestStateCheckpointPayload: JSONValue?
    /// The page's custom data, scalars only.
    package var sessionAttributes: [String: JSONValue]

    package init(
        id: String,
        ticketNumber: Int,
        title: String? = nil,
        createdAt: String,
        updatedAt: String,
        isHandedOff: Bool,
        isOpened: Bool,
        assignee: Assignee,
        channel: String,
        isVerified: Bool,
        lastMessage: String? = nil,
        modeID: String? = nil,
        latestStateCheckpointPayload: JSONValue? = nil,
        sessionAttributes: [String: JSONValue] = [:]
    ) {
        self.id = id
        self.ticketNumber = ticketNumber
        self.title = title
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.isHandedOff = isHandedOff
        self.isOpened = isOpened
        self.assignee = assignee
        self.channel = channel
        self.isVerified = isVerified
        self.lastMessage = lastMessage
        self.modeID = modeID
        self.latestStateCheckpointPayload = latestStateCheckpointPayload
        self.sessionAttributes = sessionAttributes
    }

    private enum CodingKeys: String, CodingKey {
        case id, ticketNumber, title, createdAt, updatedAt, isHandedOff, isOpened, assignee
        case channel, isVerified, lastMessage, latestStateCheckpointPayload, sessionAttributes
        case modeID = "modeId"
    }
}
