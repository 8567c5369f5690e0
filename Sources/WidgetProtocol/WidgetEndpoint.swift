/// The calls of the widget API and the one that the website's own backend makes.
///
/// Both ends take method and path from here: opencx.md section 4.5.
package enum WidgetEndpoint: String, CaseIterable, Sendable {
    case config = "/backend/widget/v2/config"
    case createUnverifiedContact = "/backend/widget/v2/contact/create-unverified"
    case sessions = "/backend/widget/v2/sessions"
    case createSession = "/backend/widget/v2/create-session"
    case poll = "/backend/widget/v2/poll/{sessionId}"
    case history = "/backend/widget/v2/session/history/{sessionId}"
    case sendMessage = "/backend/widget/v2/chat/send"
    case resolveSession = "/backend/widget/v2/session/resolve"
    case upload = "/backend/widget/v2/upload"
    case vote = "/backend/widget/v2/chat/vote"
    case checkpoint = "/backend/widget/v2/checkpoint"
    case executeAction = "/backend/widget/v2/action/execute"
    case submitRating = "/backend/widget/v2/submit-csat"
    case authenticateUser = "/widget/authenticate-user"

    /// The name of the parameter in `poll` and `history`.
    package static let sessionParameter = "sessionId"

    /// The path with its parameter in braces, as routers take it.
    package var template: String { rawValue }

    /// The HTTP method.
    package var method: String {
        switch self {
        case .config, .sessions, .poll, .history: "GET"
        case .createUnverifiedContact, .createSession, .sendMessage, .resolveSession, .upload,
            .vote, .checkpoint, .executeAction, .submitRating, .authenticateUser:
            "POST"
        }
    }

    /// The path with the session in the parameter's place, letter for letter.
    package func path(session: String = "") -> String {
        rawValue.replacing("{\(Self.sessionParameter)}", with: session)
    }
}

/// Names that both ends write into requests beside the bodies.
package enum WidgetName {
    /// The header with the widget token: which organisation's widget this is.
    package static let botTokenHeader = "X-Bot-Token"
    /// The query item of `sessions` with `SessionFilters` as JSON text.
    package static let filtersQuery = "filters"
    /// The query item of `sessions` with the last page's `next`, as version 4 of the engine
    /// writes it.
    package static let cursorQuery = "cursor"
    /// The same as version 5 of the engine and the published schema write it.
    package static let offsetQuery = "offset"
    /// The part of an upload that holds the file.
    package static let filePart = "file"
    /// The largest file that a visitor may upload: opencx.md section 4.8.
    package static let fileSizeLimit = 5 << 20
}
