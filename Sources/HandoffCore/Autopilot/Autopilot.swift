package import JSON
package import WidgetProtocol

/// The AI: given a conversation that waits for an answer, it says what to do.
package protocol Autopilot: Sendable {
    /// Answers the visitor's last message.
    ///
    /// A thrown error is told to the visitor as a failed answer; the message is kept.
    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer
}

/// The whole context of an answer.
package struct AutopilotTurn: Sendable {
    /// One message of the conversation.
    package struct Message: Sendable, Equatable {
        package let sender: HistoryMessage.Sender.Kind
        package let text: String
        /// Files that came with the message, each with its type and its link.
        package let attachments: [Attachment]
    }

    package let session: SessionID
    /// From the first to the one that waits for an answer.
    package let messages: [Message]
    package let contactEmail: String?
    package let contactName: String?
    /// What the page said about itself with the last message.
    package let clientContext: [String: JSONValue]
    /// The columns that the AI is to fill when it hands off.
    package let fields: [MappedField]
}

/// What the AI decided.
package struct AutopilotAnswer: Sendable, Equatable {
    /// What the visitor reads; nil says nothing.
    package var text: String?
    /// The result of an action that a custom component of the page shows.
    package var component: Component?
    /// Set when a human is to take over.
    package var handoff: Handoff?
    /// Why, for the people who open the session view.
    package var reasoning: String?

    package init(
        text: String? = nil,
        component: Component? = nil,
        handoff: Handoff? = nil,
        reasoning: String? = nil
    ) {
        self.text = text
        self.component = component
        self.handoff = handoff
        self.reasoning = reasoning
    }

    /// An action whose result is shown by a component with the action's name.
    package struct Component: Sendable, Equatable {
        package var name: String
        package var arguments: JSONValue
        package var data: JSONValue

        package init(name: String, arguments: JSONValue = [:], data: JSONValue) {
            self.name = name
            self.arguments = arguments
            self.data = data
        }
    }
}

/// What the AI hands over to the human (opencx.md section 3).
package struct Handoff: Sendable, Equatable, Codable {
    package var summary: String
    /// `angry`, `neutral` or `happy`.
    package var sentiment: String?
    /// A language tag such as `en`.
    package var language: String?
    package var reasons: [String]
    /// The AI's value for each mapped column, by the column's name.
    package var fields: [String: String]

    package init(
        summary: String,
        sentiment: String? = nil,
        language: String? = nil,
        reasons: [String] = [],
        fields: [String: String] = [:]
    ) {
        self.summary = summary
        self.sentiment = sentiment
        self.language = language
        self.reasons = reasons
        self.fields = fields
    }
}
