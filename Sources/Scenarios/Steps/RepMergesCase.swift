import FakeCreatio

/// A rep finds that two cases are one.
package struct RepMergesCase: Step {
    package static let key = "rep merges the case"
    package static let summary = "A rep closes the case as a part of another visitor's case."
    package static let example = "rep merges the case: { into: bob }"

    let target: String
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepMergesCase>.keys(
        .required("into", .name(.visitor), "The visitor whose case remains."),
        .rep,
        .visitor
    ) { RepMergesCase(target: $0, rep: $1, visitor: $2) }

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        let other = try await stage.existingCaseID(of: stage.visitor(target))
        try await stage.rep(rep).merge(caseID, into: other)
    }
}
