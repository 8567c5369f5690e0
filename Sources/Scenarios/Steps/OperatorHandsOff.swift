import HandoffCore

/// A person in the OpenCX inbox hands the conversation off, after the AI did or instead of it.
package struct OperatorHandsOff: Step {
    package static let key = "operator hands off"
    package static let summary = "A person in the OpenCX inbox hands the conversation off."
    package static let example = "operator hands off: The visitor asked once more."

    let handoffSummary: String
    let visitor: String?

    package static let shape = Shape<OperatorHandsOff>.either(
        Shape<String>.text.map { OperatorHandsOff(handoffSummary: $0, visitor: nil) },
        .keys(
            .required("summary", .text, "What the conversation was about."),
            .visitor
        ) { OperatorHandsOff(handoffSummary: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        guard let session = await stage.visitor(visitor).session() else {
            throw StepFailure("there is no session to hand off")
        }
        try await stage.backoffice.handOff(session.rawValue, summary: handoffSummary)
    }
}
