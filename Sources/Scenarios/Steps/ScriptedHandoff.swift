import HandoffCore

/// What the AI gives to the human who takes over.
struct ScriptedHandoff: Sendable {
    let summary: String
    let trigger: HandoffTrigger?
    let topic: String?
    let sentiment: String?
    let language: String?
    let reasons: [String]
    let fields: [Member<String>]

    static let shape = Shape<ScriptedHandoff>.keys(
        .required("summary", .text, "What the conversation was about."),
        .optional(
            "because",
            .word([
                ("request", .request, "The visitor asked for a human."),
                ("frustration", .frustration, "The visitor is losing patience."),
                ("cannot resolve", .cannotResolve, "The AI judges that it cannot resolve it."),
                ("forbidden topic", .forbiddenTopic, "The AI may not handle the topic."),
            ]),
            "What makes the AI want a human; the handoff level decides what becomes of it."
        ),
        .optional("topic", .text, "What the forbidden topic is called."),
        .optional("sentiment", .text, "How the visitor feels: angry, neutral or happy."),
        .optional("language", .text, "The language of the conversation."),
        .optional("reasons", .oneOrMore(.text), default: [], "Why the AI hands off."),
        .optional(
            "fields",
            .columns(of: .text, "The AI's value for that column."),
            default: [],
            "Values for the mapped columns."
        )
    ) {
        ScriptedHandoff(
            summary: $0,
            trigger: $1,
            topic: $2,
            sentiment: $3,
            language: $4,
            reasons: $5,
            fields: $6
        )
    }

    var value: Handoff {
        Handoff(
            summary: summary,
            sentiment: sentiment,
            language: language,
            reasons: reasons,
            fields: Dictionary(fields.map { ($0.key, $0.value) }) { first, _ in first }
        )
    }
}
