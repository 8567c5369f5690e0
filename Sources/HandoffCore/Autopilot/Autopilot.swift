package import JSON

/// The AI: given a conversation that waits for an answer, it says what to do.
package protocol Autopilot: Sendable {
    /// Answers the visitor's last message.
    ///
    /// Where it throws, the visitor reads an apology in its place; the message is kept.
    ///
    /// The task is cancelled when the visitor writes again before the answer is there: the newer
    /// message is asked about with everything that was said, and an answer to the older one is
    /// of no use to anybody.
    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer

    /// Executes an action whose form the visitor has filled.
    ///
    /// - Returns: What the action answered, for the page that asked; nil where this AI executes
    ///   no such action, which the page is told.
    func execute(_ action: ActionRequest) async throws -> JSONValue?
}

extension Autopilot {
    /// No action at all: most AIs call their actions themselves.
    package func execute(_ action: ActionRequest) async throws -> JSONValue? { nil }
}

/// What the AI decided.
package struct AutopilotAnswer: Sendable, Equatable {
    /// What the visitor reads; nil says nothing.
    package var text: String?
    /// The result of an action that a custom component of the page shows.
    package var component: Component?
    /// Set when a human is to take over.
    package var handoff: Handoff?
    /// Set when the visitor came to a topic that the AI may not handle: its name.
    package var prohibitedTopic: String?
    /// Why, for the people who open the session view.
    package var reasoning: String?

    package init(
        text: String? = nil,
        component: Component? = nil,
        handoff: Handoff? = nil,
        prohibitedTopic: String? = nil,
        reasoning: String? = nil
    ) {
        self.text = text
        self.component = component
        self.handoff = handoff
        self.prohibitedTopic = prohibitedTopic
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
