import FakeWidget

/// A visitor answers the question how the conversation was.
package struct VisitorRates: Step {
    package static let key = "visitor rates the conversation"
    package static let summary = "A visitor rates the conversation, from 1 to 5."
    package static let example =
        "visitor rates the conversation: { score: 5, feedback: Quick and kind. }"

    let score: Int
    let feedback: String?
    /// Why the rating is refused; it must be.
    let reason: String?
    let visitor: String?

    package static let shape = Shape<VisitorRates>.either(
        Shape<Int>.number.map {
            VisitorRates(score: $0, feedback: nil, reason: nil, visitor: nil)
        },
        .keys(
            .required("score", .number, "From 1, terrible, to 5, great."),
            .optional("feedback", .text, "What the visitor adds in words."),
            .optional("is refused with", .text, "The reason for which it must be refused."),
            .actor
        ) { VisitorRates(score: $0, feedback: $1, reason: $2, visitor: $3) }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        let outcome = await page.rate(score, feedback: feedback)
        let expected = reason.map { FeedbackOutcome.notTaken(reason: $0) } ?? .taken
        guard outcome == expected else {
            throw StepFailure(
                "the rating fared otherwise",
                [Difference("the rating", expected: "\(expected)", actual: "\(outcome)")]
            )
        }
    }
}
