import FakeCreatio

/// A rep resolves the case.
package struct RepResolves: Step {
    package static let key = "rep resolves the case"
    package static let summary = "A rep sets the case's status to Resolved."
    package static let example = "rep resolves the case"

    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepResolves>.either(
        .nothing(RepResolves(rep: nil, visitor: nil)),
        .keys(.rep, .visitor) { RepResolves(rep: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        try await stage.rep(rep).resolve(caseID)
    }
}
