import FakeCreatio

/// A rep deletes what was written last.
package struct RepDeletesActivity: Step {
    package static let key = "rep deletes the last activity"
    package static let summary =
        "A rep writes a reply and deletes it at once, or deletes the last one."
    package static let example = "rep deletes the last activity"

    let text: String?
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepDeletesActivity>.either(
        .nothing(RepDeletesActivity(text: nil, rep: nil, visitor: nil)),
        .keys(
            .optional("after writing", .text, "A reply that is written first."),
            .rep,
            .visitor
        ) { RepDeletesActivity(text: $0, rep: $1, visitor: $2) }
    )

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        let rep = try await stage.rep(rep)
        if let text {
            let caseID = try await stage.existingCaseID(of: visitor)
            let activity = try await rep.write(RepEntry(text), on: caseID)
            return try await rep.delete(activity: activity)
        }
        let activity = try await stage.lastActivityOfRep(for: visitor)
        stage.removals.note([activity.details])
        try await rep.delete(activity: activity.id)
    }
}
