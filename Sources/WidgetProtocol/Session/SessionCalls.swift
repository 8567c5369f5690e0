package import JSON

/// The body of `create-session`; the answer is the `Session`.
package struct CreateSession: Codable, Sendable, Equatable {
    /// What the page knows about the conversation, and under `external_id` whose browser it is.
    package var customData: [String: JSONValue]?

    package init(customData: [String: JSONValue]? = nil) {
        self.customData = customData
    }

    /// The member of `customData` that `SessionFilters` asks for.
    package static let externalIDKey = "external_id"

    package var externalID: String? { customData?[Self.externalIDKey]?.text }
}

/// The body of `session/resolve`; the answer is the `Session`.
package struct ResolveSession: Codable, Sendable, Equatable {
    package var sessionID: String

    package init(sessionID: String) {
        self.sessionID = sessionID
    }

    private enum CodingKeys: String, CodingKey {
        case sessionID = "session_id"
    }
}

/// The answer of `poll`: the session and its whole history, oldest first.
///
/// Rows are told apart by `publicId` alone; a row that was given once must not change
/// (widget-engine.md section 3 rule 3).
package struct Poll: Codable, Sendable, Equatable {
    package var session: Session
    package var history: [HistoryMessage]

    package init(session: Session, history: [HistoryMessage]) {
        self.session = session
        self.history = history
    }
}
