package import JSON

/// The body of `chat/send`.
package struct SendMessage: Codable, Sendable, Equatable {
    /// A greeting that the page had shown before the visitor's first message.
    package struct InitialMessage: Codable, Sendable, Equatable {
        package var uuid: String
        package var content: String

        package init(uuid: String, content: String) {
            self.uuid = uuid
            self.content = content
        }
    }

    /// The client's id of the message; it comes back as the row's `publicId`.
    package var uuid: String
    package var botToken: String
    package var sessionID: String
    /// Trimmed; empty when only attachments are sent.
    package var content: String
    package var attachments: [Attachment]?
    /// For the people who answer; the AI does not see it.
    package var customData: [String: JSONValue]?
    /// For the AI.
    package var clientContext: [String: JSONValue]?
    package var language: String?
    /// Added to every action that the AI calls.
    package var headers: [String: JSONValue]?
    package var queryParams: [String: JSONValue]?
    package var bodyProperties: [String: JSONValue]?
    package var exitModePrompt: String?
    /// What the AI is told once a form of an action was submitted.
    package var actionFormSubmittedPrompt: String?
    /// Only with the first message of a session; stored as rows of the AI before it.
    package var initialMessages: [InitialMessage]?

    package init(
        uuid: String,
        botToken: String,
        sessionID: String,
        content: String,
        attachments: [Attachment]? = nil,
        customData: [String: JSONValue]? = nil,
        clientContext: [String: JSONValue]? = nil,
        language: String? = nil,
        headers: [String: JSONValue]? = nil,
        queryParams: [String: JSONValue]? = nil,
        bodyProperties: [String: JSONValue]? = nil,
        exitModePrompt: String? = nil,
        actionFormSubmittedPrompt: String? = nil,
        initialMessages: [InitialMessage]? = nil
    ) {
        self.uuid = uuid
        self.botToken = botToken
        self.sessionID = sessionID
        self.content = content
        self.attachments = attachments
        self.customData = customData
        self.clientContext = clientContext
        self.language = language
        self.headers = headers
        self.queryParams = queryParams
        self.bodyProperties = bodyProperties
        self.exitModePrompt = exitModePrompt
        self.actionFormSubmittedPrompt = actionFormSubmittedPrompt
        self.initialMessages = initialMessages
    }

    private enum CodingKeys: String, CodingKey {
        case uuid, content, attachments, clientContext, language, headers
        case botToken = "bot_token"
        case sessionID = "session_id"
        case customData = "custom_data"
        case queryParams = "query_params"
        case bodyProperties = "body_properties"
        case exitModePrompt = "exit_mode_prompt"
        case actionFormSubmittedPrompt = "action_form_submitted_prompt"
        case initialMessages = "initial_messages"
    }
}
