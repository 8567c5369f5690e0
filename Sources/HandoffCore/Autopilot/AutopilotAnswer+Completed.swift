/// What the core makes of an AI's answer before it keeps it.
extension AutopilotAnswer {
    /// The answer with its handoff in the documents' words, and with what the AI left out taken
    /// from the conversation: a summary, so that no rep opens an empty case, and the language of
    /// the page.
    func completed(for turn: AutopilotTurn) -> AutopilotAnswer {
        guard let given = handoff else { return self }
        var answer = self
        var normalised = given.normalised()
        if normalised.handoff.summary.isEmpty {
            normalised.handoff.summary = ConversationSummary.text(
                of: turn,
                trigger: prohibitedTopic == nil ? .cannotResolve : .forbiddenTopic,
                topic: prohibitedTopic
            )
        }
        if normalised.handoff.language == nil, given.language == nil {
            normalised.handoff.language =
                Handoff(summary: "", language: turn.language)
                .normalised().handoff.language
        }
        if prohibitedTopic != nil {
            normalised.handoff.origin = .aiForbidden
            let reason = HandoffReason.prohibitedTopic.rawValue
            if !normalised.handoff.reasons.contains(reason) {
                normalised.handoff.reasons.insert(reason, at: 0)
            }
        }
        answer.handoff = normalised.handoff
        if !normalised.remarks.isEmpty {
            let remarks = normalised.remarks.joined(separator: " ")
            answer.reasoning = [reasoning, remarks].compactMap(\.self).joined(separator: " ")
        }
        return answer
    }
}
