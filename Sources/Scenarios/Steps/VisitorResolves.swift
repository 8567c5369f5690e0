import FakeWidget

/// A visitor ends the chat.
package struct VisitorResolves: Step {
    package static let key = "visitor resolves the session"
    package static let summary = "A visitor presses the button that ends the chat."
    package static let example = "visitor resolves the session"

    let visitor: String?

    package static let shape = Shape<VisitorResolves>.either(
        .nothing(VisitorResolves(visitor: nil)),
        .keys(.actor) { VisitorResolves(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        let outcome = try await stage.visitor(visitor).page().resolve()
        guard outcome == .resolved else {
            throw StepFailure("the session was not resolved: \(outcome)")
        }
    }
}
