import FakeCreatio
import HandoffCore

/// A rep deletes the case with everything on it.
package struct RepDeletesCase: Step {
    package static let key = "rep deletes the case"
    package static let summary = "A rep deletes the case, and with it its activities."
    package static let example = "rep deletes the case"

    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepDeletesCase>.either(
        .nothing(RepDeletesCase(rep: nil, visitor: nil)),
        .keys(.rep, .visitor) { RepDeletesCase(rep: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        let caseID = try await stage.existingCaseID(of: visitor)
        let replies = try await stage.activities(of: caseID)
            .filter { $0.authorID != stage.integrationContactID }
        stage.removals.note(replies.map(\.details))
        try await stage.rep(rep).delete(case: caseID)
        if let session = await visitor.session() {
            stage.removals.note(caseOf: session.rawValue)
        }
    }
}
