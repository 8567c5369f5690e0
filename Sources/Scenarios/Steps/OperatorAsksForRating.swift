import HandoffCore

/// A person of the organisation, or a workflow, asks the visitor for a rating.
package struct OperatorAsksForRating: Step {
    package static let key = "operator asks for a rating"
    package static let summary =
        "The organisation asks the visitor how the conversation was; with Creatio active nothing "
        + "does so by itself."
    package static let example = "operator asks for a rating"

    let visitor: String?

    package static let shape = Shape<OperatorAsksForRating>.either(
        .nothing(OperatorAsksForRating(visitor: nil)),
        .keys(.visitor) { OperatorAsksForRating(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.askForRating(true, visitor)
    }
}

extension Stage {
    /// Asks for a rating of the visitor's session, or takes the question back.
    func askForRating(_ isWanted: Bool, _ visitor: String?) async throws {
        guard let session = await self.visitor(visitor).session() else {
            throw StepFailure("there is no session to rate")
        }
        try await backoffice.askForRating(isWanted, of: session.rawValue)
    }
}
