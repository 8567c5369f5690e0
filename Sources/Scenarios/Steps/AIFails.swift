/// The AI gives no answer.
package struct AIFails: Step {
    package static let key = "ai fails"
    package static let summary = "The AI fails to answer the message that waits for it."
    package static let example = "ai fails: the model is down"

    let reason: String
    let visitor: String?

    package static let shape = Shape<AIFails>.either(
        Shape<String>.text.map { AIFails(reason: $0, visitor: nil) },
        .keys(.required("because", .text, "What the log says."), .visitor) {
            AIFails(reason: $0, visitor: $1)
        }
    )

    package func run(on stage: Stage) async throws {
        try await stage.giveToAI(.failure(reason), of: stage.visitor(visitor))
    }
}
