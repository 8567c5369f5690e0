import HandoffCore

/// A person in the OpenCX inbox takes the conversation from the AI.
package struct OperatorTakesOver: Step {
    package static let key = "operator takes over"
    package static let summary = "A person in the OpenCX inbox takes the chat from the AI."
    package static let example = "operator takes over: Dana"

    let name: String
    let handoffSummary: String?
    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<OperatorTakesOver>.either(
        Shape<String>.text.map {
            OperatorTakesOver(name: $0, handoffSummary: nil, refusal: nil, visitor: nil)
        },
        .keys(
            .required("name", .text, "Who takes over."),
            .optional("summary", .text, "What it is about; made of the chat by default."),
            .refusal,
            .visitor
        ) { OperatorTakesOver(name: $0, handoffSummary: $1, refusal: $2, visitor: $3) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.backoffice.assign(
            .takeOver(name: name, summary: handoffSummary),
            session: stage.sessionForInbox(of: visitor),
            refusal: refusal
        )
    }
}
