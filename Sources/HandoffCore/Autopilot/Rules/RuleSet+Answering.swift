import WidgetProtocol

/// How rules answer a conversation.
extension RuleSet {
    func answer(_ turn: AutopilotTurn) throws -> AutopilotAnswer {
        guard let (rule, groups) = try rule(for: visitorMessages(of: turn), of: turn) else {
            return AutopilotAnswer(reasoning: "The visitor has said nothing.")
        }
        let reasoning = "Rule \(rule.label)."
        var values = values(of: turn)
        values.merge(groups) { _, group in group }
        guard let handOff = rule.handOff else {
            return AutopilotAnswer(
                text: rule.say?.filled(with: values),
                component: rule.show?.component(values),
                reasoning: reasoning
            )
        }
        let summary = ConversationSummary.text(
            of: turn,
            trigger: handOff.trigger,
            topic: handOff.topic
        )
        values["summary"] = summary
        return policy.answer(
            HandoffWish(
                trigger: handOff.trigger,
                topic: handOff.topic,
                handoff: handOff.handoff(values, summary: summary, of: turn),
                farewell: rule.say?.filled(with: values),
                reasoning: reasoning
            ),
            in: turn
        )
    }

    /// A message of the visitor, and whether it answers the policy's question what it is about.
    private struct Said {
        let message: AutopilotTurn.Message
        let givesDetails: Bool
    }

    private func visitorMessages(of turn: AutopilotTurn) -> [Said] {
        var said: [Said] = []
        var wasAsked = false
        for message in turn.currentStretch {
            if message.sender == .user {
                said.append(Said(message: message, givesDetails: wasAsked))
            }
            wasAsked = message.sender == .ai && message.text == policy.wording.asksForDetails
        }
        return said
    }

    /// The rule that the last message calls for.
    ///
    /// Who was asked for details and gives them still wants the human: the rule that asked is
    /// taken up again, unless the answer calls for a handoff of its own.
    private func rule(for said: [Said], of turn: AutopilotTurn) throws
        -> (Rule, groups: [String: String])?
    {
        guard let last = said.last else { return nil }
        let own = try first(for: last.message, of: turn)
        if last.givesDetails, own?.rule.handOff == nil,
            let earlier = try rule(for: said.dropLast(), of: turn), earlier.0.handOff != nil
        {
            return (earlier.0, earlier.groups.merging(own?.groups ?? [:]) { _, new in new })
        }
        return own.map { ($0.rule, $0.groups) }
    }

    private func first(for message: AutopilotTurn.Message, of turn: AutopilotTurn) throws
        -> (rule: Rule, groups: [String: String])?
    {
        for rule in rules {
            if let groups = try rule.applies(to: message, of: turn) { return (rule, groups) }
        }
        return nil
    }

    private func values(of turn: AutopilotTurn) -> [String: String] {
        let message = turn.lastVisitorMessage
        return [
            "message": message?.text ?? "",
            "name": turn.contact.name ?? "",
            "email": turn.contact.email ?? "",
            "language": turn.language ?? "",
            "files": (message?.attachments ?? []).map(\.name).joined(separator: ", "),
            "ticket": "\(turn.ticketNumber)",
            "conversation": ConversationSummary.transcript(of: turn),
        ]
    }
}

extension Rule.Showing {
    fileprivate func component(_ values: [String: String]) -> AutopilotAnswer.Component {
        AutopilotAnswer.Component(
            name: component,
            arguments: arguments.filled(with: values),
            data: data.filled(with: values)
        )
    }
}

extension Rule.HandingOff {
    fileprivate func handoff(
        _ values: [String: String],
        summary: String,
        of turn: AutopilotTurn
    ) -> Handoff {
        let isAngry =
            trigger == .frustration
            || turn.currentStretch.contains {
                $0.sender == .user
                    && VisitorSignals.isFound(VisitorSignals.frustration, in: $0.text)
            }
        return Handoff(
            summary: self.summary?.filled(with: values) ?? summary,
            sentiment: sentiment ?? (isAngry ? "angry" : "neutral"),
            language: language?.filled(with: values) ?? turn.language,
            reasons: reasons.map(\.rawValue),
            // A value that came out empty is none: the rep is told that the field was skipped.
            fields: fields.mapValues { $0.filled(with: values) }.filter { !$0.value.isEmpty }
        )
    }
}
