import FakeWidget

/// A visitor loads the page anew, with the same storage.
package struct VisitorReloads: Step {
    package static let key = "visitor reloads the page"
    package static let summary = "A visitor reloads the page and finds the session again."
    package static let example = "visitor reloads the page"

    let visitor: String?

    package static let shape = Shape<VisitorReloads>.either(
        .nothing(VisitorReloads(visitor: nil)),
        .keys(.actor) { VisitorReloads(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.visitor(visitor).page().reload()
    }
}
