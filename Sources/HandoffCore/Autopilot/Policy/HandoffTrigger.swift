/// What makes the AI want a human (opencx.md section 3).
package enum HandoffTrigger: String, Sendable, CaseIterable {
    /// The visitor asked for one.
    case request
    /// The visitor is losing patience.
    case frustration
    /// The AI judges that it cannot resolve this.
    case cannotResolve = "cannot resolve"
    /// The visitor came to a topic that the AI may not handle.
    case forbiddenTopic = "forbidden topic"

    /// The reason that stands on the handoff where the AI gives none of its own.
    ///
    /// The vocabulary has no word for frustration; that a frustrated visitor gets a human is what
    /// the organisation's handoff settings instruct.
    package var reason: HandoffReason {
        switch self {
        case .request: .userRequested
        case .frustration: .basedOnInstructions
        case .cannotResolve: .insufficientKnowledge
        case .forbiddenTopic: .prohibitedTopic
        }
    }

    package var origin: HandoffOrigin {
        self == .forbiddenTopic ? .aiForbidden : .aiDecided
    }
}
