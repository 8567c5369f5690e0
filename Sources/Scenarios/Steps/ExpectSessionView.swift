/// The link in the first activity leads to the session, and shows it whole.
package struct ExpectSessionView: Step {
    package static let key = "expect session view"
    package static let summary =
        "The link in the case's first activity leads to this session's page, which shows this."
    package static let example =
        "expect session view: { transcript: [I want to talk to a human], handoff: Order 1042 is late. }"

    let transcript: [Located<String>]
    let handoff: Located<String>?
    let reasoning: Located<String>?
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectSessionView>.keys(
        .optional(
            "transcript",
            .oneOrMore(Shape<String>.text.located),
            default: [],
            "Messages, in this order; others may stand between them."
        ),
        .optional("handoff", Shape<String>.text.located, "The summary of the handoff event."),
        .optional("reasoning", Shape<String>.text.located, "What the AI thought."),
        .visitor,
        .deadline
    ) {
        ExpectSessionView(
            transcript: $0,
            handoff: $1,
            reasoning: $2,
            visitor: $3,
            deadline: $4
        )
    }
}
