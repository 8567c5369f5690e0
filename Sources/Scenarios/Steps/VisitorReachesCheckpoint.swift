import FakeWidget
import JSON

/// A component of the page keeps its state with the session.
package struct VisitorReachesCheckpoint: Step {
    package static let key = "visitor reaches a checkpoint"
    package static let summary = "A component of the page keeps its state with the session."
    package static let example = "visitor reaches a checkpoint: { state: { step: 2 } }"

    let state: JSONValue
    let visitor: String?

    package static let shape = Shape<VisitorReachesCheckpoint>.keys(
        .required("state", .anything, "The state, a map."),
        .actor
    ) { VisitorReachesCheckpoint(state: $0, visitor: $1) }

    package func run(on stage: Stage) async throws {
        let outcome = try await stage.visitor(visitor).page().checkpoint(state)
        guard outcome == .taken else { throw StepFailure("the state was not kept: \(outcome)") }
    }
}
