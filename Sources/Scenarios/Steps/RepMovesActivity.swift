import FakeCreatio

/// A rep finds that an activity belongs to another case.
package struct RepMovesActivity: Step {
    package static let key = "rep moves the last activity"
    package static let summary =
        "A rep writes a reply and puts it on another visitor's case at once, or moves the last one."
    package static let example = "rep moves the last activity: { to: bob }"

    let text: String?
    let target: String
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepMovesActivity>.keys(
        .required("to", .name(.visitor), "The visitor whose case gets it."),
        .optional("after writing", .text, "A reply that is written first, and moved at once."),
        .rep,
        .visitor
    ) { RepMovesActivity(text: $1, target: $0, rep: $2, visitor: $3) }

    package func run(on stage: Stage) async throws {
        let source = stage.visitor(visitor)
        let other = try await stage.existingCaseID(of: stage.visitor(target))
        let rep = try await stage.rep(rep)
        if let text {
            let caseID = try await stage.existingCaseID(of: source)
            let activity = try await rep.write(RepEntry(text), on: caseID)
            return try await rep.move(activity, to: other)
        }
        try await rep.move(stage.lastActivityOfRep(for: source).id, to: other)
    }
}
