package import JSON
package import Wire

/// What a page hands to the widget when it loads it: opencx.md section 4.3.
package struct WidgetSettings: Sendable, Equatable {
    /// Who the page says the visitor is.
    package enum User: Sendable, Equatable {
        case anonymous
        /// What the page or the visitor says, unproven.
        case data(email: String? = nil, name: String? = nil, custom: [String: JSONValue] = [:])
        /// What the website's backend got from `authenticate-user`.
        case token(Secret)
    }

    /// What the page asks of a visitor before the chat begins.
    package struct Form: Sendable, Equatable {
        /// What is asked for beyond name and address; it goes into the first message.
        package var extraFields: [String]
        /// What stands in the form before the visitor writes.
        package var prefilledName: String?
        package var prefilledEmail: String?

        package init(
            extraFields: [String] = [],
            prefilledName: String? = nil,
            prefilledEmail: String? = nil
        ) {
            self.extraFields = extraFields
            self.prefilledName = prefilledName
            self.prefilledEmail = prefilledEmail
        }
    }

    /// Scheme and authority of the API; one slash at its end is dropped, but not for uploads, as
    /// the engine has it.
    package var apiURL: String
    /// Which organisation's widget this is; public.
    package var widgetToken: String
    package var user: User
    /// Whose browser this is; nil lets the widget make an id up and keep it.
    package var externalID: String?
    /// The form that asks for name and address before the first message; nil for none.
    package var form: Form?
    /// Greetings that become messages of the conversation once the visitor writes.
    package var persistentGreetings: [String] = []
    /// Stored with a session when it is created.
    package var sessionCustomData: [String: JSONValue] = [:]
    /// Sent with every message, for people.
    package var messageCustomData: [String: JSONValue] = [:]
    /// Sent with every message, for the AI.
    package var context: [String: JSONValue]?
    /// Sent with every message.
    package var language: String?
    /// Whether the visitor has to wait for the AI's answer before writing again.
    package var waitsForAI = true

    package init(
        apiURL: String,
        widgetToken: String,
        user: User = .anonymous,
        externalID: String? = nil
    ) {
        self.apiURL = apiURL
        self.widgetToken = widgetToken
        self.user = user
        self.externalID = externalID
    }
}

/// What the widget keeps in the browser beyond the page: opencx.md section 4.4.
package struct BrowserStorage: Sendable, Equatable {
    package var contactToken: Secret?
    package var externalID: String?

    package init(contactToken: Secret? = nil, externalID: String? = nil) {
        self.contactToken = contactToken
        self.externalID = externalID
    }
}
