import HandoffCore
import Wire

/// What was done to a case, and which calls came upon it.
struct WebhookStory: Sendable {
    let caseID: String
    var episodes: [WebhookEpisode] = []
    /// The processes that are switched off; nil where the library cannot be read, or need not be.
    var inactive: [String]?

    func episode(_ moment: WebhookMoment) -> WebhookEpisode? {
        episodes.first { $0.moment == moment }
    }
}

/// One thing that was done, and the calls that came until the next one was.
struct WebhookEpisode: Sendable {
    let moment: WebhookMoment
    /// The activity, or the case itself.
    let recordID: String
    /// When it was done, by this machine's clock.
    let at: Timestamp
    var calls: [HeardCall] = []
    /// The instances of processes that have started since; nil where the log cannot be read, or
    /// need not be.
    var log: [ProcessEntry]?
}

/// The things that are done to the case, in their order.
enum WebhookMoment: Sendable {
    case opening, reply, own, note, closure

    /// Ends a sentence that begins with *when*.
    var words: String {
        switch self {
        case .opening: "the case was made"
        case .reply: "a reply was added"
        case .own: "the integration wrote an activity"
        case .note: "an internal activity was added"
        case .closure: "the case was resolved"
        }
    }
}

/// What one of the two processes of the guide tells of (opencx.md section 2.5).
enum WebhookSubject: String, Sendable, CaseIterable {
    case reply, closure

    var moment: WebhookMoment {
        switch self {
        case .reply: .reply
        case .closure: .closure
        }
    }

    var kind: WebhookEvent.Kind {
        switch self {
        case .reply: .activityAdded
        case .closure: .caseChanged
        }
    }

    /// The name of its process, where somebody has said it.
    func process(in plan: WebhookPlan) -> String? {
        switch self {
        case .reply: plan.replyProcess
        case .closure: plan.closureProcess
        }
    }
}
