import HandoffCore

/// An operator lets the core try again what it had set aside.
package struct OperatorRetries: Step {
    package static let key = "operator retries"
    package static let summary =
        "An operator has the core try again what was refused and set aside."
    package static let example = "operator retries"

    package static let shape = Shape<OperatorRetries>.nothing(OperatorRetries())

    package func run(on stage: Stage) async throws {
        let operations = try stage.core.running.outboxOperations
        let count = try await operations.retry(now: stage.now)
        guard count > 0 else { throw StepFailure("nothing is set aside that could be retried") }
    }
}
