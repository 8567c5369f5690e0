package import JSON

/// An action that the AI called, with what came of it.
package struct ActionCall: Codable, Sendable, Equatable {
    /// Which of the organisation's actions it was.
    package struct Action: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var metadata: JSONValue

        package init(id: String, name: String, metadata: JSONValue = [:]) {
            self.id = id
            self.name = name
            self.metadata = metadata
        }
    }

    /// The key under which the page has registered its component, in any case of letters.
    package var actionName: String
    package var args: JSONValue
    /// What the component is given; if its `responseBodyText` is JSON text, that instead.
    package var result: JSONValue
    package var action: Action?

    package init(
        actionName: String,
        args: JSONValue = [:],
        result: JSONValue,
        action: Action? = nil
    ) {
        self.actionName = actionName
        self.args = args
        self.result = result
        self.action = action
    }
}
