import HTTPTypes
import HandoffCore
import Wire

/// A call that came while the check listened.
struct HeardCall: Sendable, Equatable {
    /// Where it came to.
    enum Place: Sendable, Equatable {
        case right
        /// The webhook's path, with a token that is not its own.
        case otherToken
        /// Another path, shown without what may be a token.
        case elsewhere(String)
    }

    /// What it tells.
    enum Reading: Sendable, Equatable {
        case event(WebhookEvent)
        /// The core would not understand it, for this reason.
        case unreadable(String)
    }

    let at: Timestamp
    let place: Place
    let reading: Reading

    init(_ request: WireRequest, at moment: Timestamp, place: Place) {
        at = moment
        self.place = place
        reading = Self.reading(request)
    }

    /// The event, where the core would take it.
    var event: WebhookEvent? {
        guard place == .right, case .event(let event) = reading else { return nil }
        return event
    }

    /// Reads the call as the core's own webhook does.
    private static func reading(_ request: WireRequest) -> Reading {
        guard request.method == .post else {
            return .unreadable("it came as '\(request.method)', and 'POST' is wanted")
        }
        guard !request.body.isEmpty else { return .unreadable("the body is empty") }
        do {
            return .event(
                try WebhookEvent(body: request.body, contentType: request.headers[.contentType])
            )
        } catch {
            return .unreadable(error.description)
        }
    }
}
