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
