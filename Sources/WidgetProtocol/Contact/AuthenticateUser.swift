package import JSON

/// The body of `authenticate-user`: the website's backend vouches for one of its users.
package struct AuthenticateUser: Sendable, Equatable {
    package var email: String
    package var name: String?
    package var avatarURL: String?
    package var phone: String?
    package var language: String?
    package var customData: [String: JSONValue]?
    /// What the AI is told about this user in every chat.
    package var chatContext: String?
    /// What is added to every action that the AI calls for this user.
    package var actionOverrides: JSONValue?
    /// Present where the token is to open the user's own connections too; such a token expires.
    package var mcpAccess: JSONValue?

    package init(
        email: String,
        name: String? = nil,
        avatarURL: String? = nil,
        phone: String? = nil,
        language: String? = nil,
        customData: [String: JSONValue]? = nil,
        chatContext: String? = nil,
        actionOverrides: JSONValue? = nil,
        mcpAccess: JSONValue? = nil
    ) {
        self.email = email
        self.name = name
        self.avatarURL = avatarURL
        self.phone = phone
        self.language = language
        self.customData = customData
        self.chatContext = chatContext
        self.actionOverrides = actionOverrides
        self.mcpAccess = mcpAccess
    }
}

extension AuthenticateUser: Codable {
    private enum CodingKeys: String, CodingKey {
        case email, name, phone, language, customData
        case avatarURL = "avatar_url"
        case chatContext = "chat_context"
        case actionOverrides = "http_action_overrides"
        case mcpAccess = "mcp_access"
        /// How the widget's own documentation spells `customData`; read, never written
        /// (opencx.md section 4.4).
        case customDataAsDocumented = "custom_data"
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        email = try members.decode(String.self, forKey: .email)
        name = try members.decodeIfPresent(String.self, forKey: .name)
        avatarURL = try members.decodeIfPresent(String.self, forKey: .avatarURL)
        phone = try members.decodeIfPresent(String.self, forKey: .phone)
        language = try members.decodeIfPresent(String.self, forKey: .language)
        chatContext = try members.decodeIfPresent(String.self, forKey: .chatContext)
        actionOverrides = try members.decodeIfPresent(JSONValue.self, forKey: .actionOverrides)
        mcpAccess = try members.decodeIfPresent(JSONValue.self, forKey: .mcpAccess)
        customData =
            try members.decodeIfPresent([String: JSONValue].self, forKey: .customData)
            ?? members.decodeIfPresent([String: JSONValue].self, forKey: .customDataAsDocumented)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(email, forKey: .email)
        try members.encodeIfPresent(name, forKey: .name)
        try members.encodeIfPresent(avatarURL, forKey: .avatarURL)
        try members.encodeIfPresent(phone, forKey: .phone)
        try members.encodeIfPresent(language, forKey: .language)
        try members.encodeIfPresent(customData, forKey: .customData)
        try members.encodeIfPresent(chatContext, forKey: .chatContext)
        try members.encodeIfPresent(actionOverrides, forKey: .actionOverrides)
        try members.encodeIfPresent(mcpAccess, forKey: .mcpAccess)
    }
}

/// The answer of `authenticate-user`.
package struct AuthenticatedUser: Codable, Sendable, Equatable {
    package struct Contact: Codable, Sendable, Equatable {
        package var id: String

        package init(id: String) {
            self.id = id
        }
    }

    /// What the page hands to the widget as `user.token`.
    package var token: String
    package var contact: Contact

    package init(token: String, contact: Contact) {
        self.token = token
        self.contact = contact
    }
}
