import FakeCreatio

/// A rep sends the e-mail that was written last.
package struct RepSendsDraft: Step {
    package static let key = "rep sends the draft"
    package static let summary = "A rep sends the e-mail that was written last on the case."
    package static let example = "rep sends the draft"

    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepSendsDraft>.either(
        .nothing(RepSendsDraft(rep: nil, visitor: nil)),
        .keys(.rep, .visitor) { RepSendsDraft(rep: $0, visitor: $1) }
    )

    package func run(on stage: Stage) async throws {
        let activity = try await stage.lastActivityOfRep(for: stage.visitor(visitor))
        try await stage.rep(rep).send(activity.id)
    }
}
