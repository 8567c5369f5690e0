import HandoffCore

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
