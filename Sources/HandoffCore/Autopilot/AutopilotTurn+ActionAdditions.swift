package import JSON
import WidgetProtocol

extension AutopilotTurn {
    /// What the page and the organisation's backend want added to every action that the AI calls
    /// (opencx.md sections 4.3 and 4.4).
    package struct ActionAdditions: Sendable, Equatable {
        /// Said by the page with the last message.
        package var headers: [String: JSONValue] = [:]
        package var queryParams: [String: JSONValue] = [:]
        package var bodyProperties: [String: JSONValue] = [:]
        /// Said by the backend about this contact: `query_params`, `path_params`, `body_params`
        /// and `headers`.
        package var overrides: [String: JSONValue] = [:]
    }
}

extension AutopilotTurn.ActionAdditions {
    init(_ message: SendMessage?, _ contact: ContactRecord) {
        self.init(
            headers: message?.headers ?? [:],
            queryParams: message?.queryParams ?? [:],
            bodyProperties: message?.bodyProperties ?? [:],
            overrides: contact.actionOverrides ?? [:]
        )
    }
}
