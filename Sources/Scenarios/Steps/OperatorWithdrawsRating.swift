/// The organisation takes its question for a rating back.
package struct OperatorWithdrawsRating: Step {
    package static let key = "operator no longer asks for a rating"
    package static let summary = "The organisation takes its question for a rating back."
    package static let example = "operator no longer asks for a rating"

    let visitor: String?

    package static let shape = Shape<OperatorWithdrawsRating>.either(
        .nothing(OperatorWithdrawsRating(visitor: nil)),
        .keys(.visitor) { OperatorWithdrawsRating(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.askForRating(false, visitor)
    }
}
