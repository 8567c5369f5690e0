import FakeCreatio

/// A rep gives the case another status.
package struct RepSetsStatus: Step {
    package static let key = "rep sets the status"
    package static let summary = "A rep gives the case the status of this name."
    package static let example = "rep sets the status: In progress"

    let status: String
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepSetsStatus>.either(
        Shape<String>.text.map { RepSetsStatus(status: $0, rep: nil, visitor: nil) },
        .keys(.required("to", .text, "The name of the status."), .rep, .visitor) {
            RepSetsStatus(status: $0, rep: $1, visitor: $2)
        }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        try await stage.rep(rep).setStatus(of: caseID, to: status)
    }
}
