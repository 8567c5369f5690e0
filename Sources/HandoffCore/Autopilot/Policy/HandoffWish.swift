/// An AI's wish to hand off, which the policy grants or answers otherwise.
package struct HandoffWish: Sendable {
    package var trigger: HandoffTrigger
    /// The topic that the AI may not handle.
    package var topic: String?
    package var handoff: Handoff
    /// What the visitor reads when the wish is granted.
    package var farewell: String?
    package var reasoning: String?

    package init(
        trigger: HandoffTrigger,
        topic: String? = nil,
        handoff: Handoff,
        farewell: String? = nil,
        reasoning: String? = nil
    ) {
        self.trigger = trigger
        self.topic = topic
        self.handoff = handoff
        self.farewell = farewell
        self.reasoning = reasoning
    }
}

extension HandoffPolicy {
    /// What the AI answers, given that it would like to hand off.
    package func answer(_ wish: HandoffWish, in turn: AutopilotTurn) -> AutopilotAnswer {
        let progress = ConversationProgress(of: turn, wording: wording)
        let decision = decide(wish.trigger, progress)
        var handoff: Handoff?
        let text: String?
        switch decision {
        case .handOff:
            handoff = wish.handoff
            text = wish.farewell
        case .decline: text = wording.declines
        case .refuseTopic: text = wording.refusesTopic
        case .askForDetails: text = wording.asksForDetails
        case .keepTrying: text = wording.keepsTrying
        }
        handoff?.origin = wish.trigger.origin
        if handoff?.reasons.isEmpty == true { handoff?.reasons = [wish.trigger.reason.rawValue] }
        let judgement =
            "Handoff level \(level.rawValue) (\(level.name)), \(wish.trigger.rawValue): "
            + "\(decision.rawValue)."
        return AutopilotAnswer(
            text: text,
            handoff: handoff,
            prohibitedTopic: wish.trigger == .forbiddenTopic ? wish.topic ?? "a topic" : nil,
            reasoning: [wish.reasoning, judgement].compactMap(\.self).joined(separator: " ")
        )
    }
}
