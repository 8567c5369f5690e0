/// The body of `chat/vote`: whether an answer of the AI helped.
package struct Vote: Codable, Sendable, Equatable {
    package enum Action: String, Codable, Sendable, CaseIterable {
        case upvote, downvote
    }

    package var action: Action
    package var sessionID: String
    package var messagePublicID: String

    package init(action: Action, sessionID: String, messagePublicID: String) {
        self.action = action
        self.sessionID = sessionID
        self.messagePublicID = messagePublicID
    }

    private enum CodingKeys: String, CodingKey {
        case action
        case sessionID = "sessionId"
        case messagePublicID = "messagePublicId"
    }
}

/// The answer of `chat/vote`.
package struct VoteAnswer: Codable, Sendable, Equatable {
    package var messagePublicID: String
    package var success: Bool

    package init(messagePublicID: String, success: Bool) {
        self.messagePublicID = messagePublicID
        self.success = success
    }

    private enum CodingKeys: String, CodingKey {
        case success
        case messagePublicID = "messagePublicId"
    }
}
