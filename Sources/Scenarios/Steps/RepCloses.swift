import FakeCreatio

/// A rep closes the case.
package struct RepCloses: Step {
    package static let key = "rep closes the case"
    package static let summary = "A rep sets the case's status to Closed."
    package static let example = "rep closes the case"

    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepCloses>.either(
        .nothing(RepCloses(rep: nil, visitor: nil)),
        .keys(.rep, .visitor) { RepCloses(rep: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        try await stage.rep(rep).close(caseID)
    }
}
