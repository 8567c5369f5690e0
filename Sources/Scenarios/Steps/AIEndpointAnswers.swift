/// The AI's endpoint answers something that it should not.
package struct AIEndpointAnswers: Step {
    package static let key = "ai endpoint answers"
    package static let summary =
        "The AI's endpoint answers with this status and body, whatever they are."
    package static let example = "ai endpoint answers: { body: \"<html>Sign in</html>\" }"

    let status: Int
    let body: String
    let size: Int?
    let visitor: String?

    package static let shape = Shape<AIEndpointAnswers>.keys(
        .optional("status", .number, default: 200, "The HTTP status."),
        .optional("body", .text, default: "", "The body."),
        .optional("size", .number, "How many bytes of the letter x instead of a body."),
        .visitor
    ) { AIEndpointAnswers(status: $0, body: $1, size: $2, visitor: $3) }

    package func run(on stage: Stage) async throws {
        guard stage.scenario.given.ai.endpoint != nil else {
            throw StepFailure("'given' has no 'ai: endpoint:', so no endpoint can answer")
        }
        let text = size.map { String(repeating: "x", count: $0) } ?? body
        try await stage.giveToAI(
            .raw(status: status, body: text),
            of: stage.visitor(visitor)
        )
    }
}
