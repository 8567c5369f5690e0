package import YAML

/// An AI by rules: an ordered list in YAML, of which the first that applies answers.
///
/// ```yaml
/// handoff level: balanced         # ai only, quick handoff (default), balanced, ai first
/// wording:                        # instead of a handoff that the level does not grant
///   asks for details: What is it about?
/// rules:
///   - name: a human
///     when: { signals: request }
///     unless: { says: [no human, "wait*"] }
///     say: Of course. A colleague takes over.
///     hand off:
///       because: request          # cannot resolve (default), request, frustration, forbidden topic
///       summary: "{summary}"      # the default: made of the conversation
///       sentiment: neutral        # angry, neutral or happy; by default judged by the words
///       reasons: user_requested_human_assistance
///       fields: { UsrOrderNumber: "{order|unknown}" }
///   - when: { matches: 'order (?<order>\d+)' }
///     say: "{name|Hello}, order {order} is on its way."
///     show: { component: orderStatus, data: { order: "{order}" } }
///   - when: { attaches: [image/*, application/pdf], language: de, visitor: verified }
///     say: Danke für die Datei.
///   - when: anything
///     say: Tell me more.
/// ```
///
/// `says` looks for whole words in any case, a star stands for any ending; `signals` for a
/// `request` of a human or for `frustration`, by lists of phrases of the core's own; `matches` is a regular
/// expression in any case, whose groups become placeholders. All that one `when` names must hold.
/// Besides `{message}`, `{name}`, `{email}`, `{language}`, `{files}`, `{ticket}`, `{summary}` and
/// `{conversation}`, each with a fallback behind `|`. The last rule is `when: anything`, so that
/// no visitor is left without an answer.
///
/// The same conversation is always answered alike: no clock, no chance, no memory.
package struct RuleSet: Sendable, Equatable {
    package var policy: HandoffPolicy
    let rules: [Rule]

    init(policy: HandoffPolicy, rules: [Rule]) {
        self.policy = policy
        self.rules = rules
    }

    /// Reads rules.
    ///
    /// - Parameters:
    ///   - yaml: The text.
    ///   - file: Its name, for messages.
    /// - Throws: `YAMLMistakes`, all of them.
    package init(yaml: String, file: String) throws(YAMLMistakes) {
        var reader = RuleReader()
        let set = reader.ruleSet(try YAMLNode.read(yaml, file: file))
        guard let set, reader.mistakes.isEmpty else { throw YAMLMistakes(reader.mistakes) }
        self = set
    }
}

/// The AI of the playground and the demo.
package struct RuleAutopilot: Autopilot {
    private let rules: RuleSet

    package init(rules: RuleSet) {
        self.rules = rules
    }

    package func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        try rules.answer(turn)
    }
}
