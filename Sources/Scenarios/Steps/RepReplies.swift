import FakeCreatio

/// A rep answers the visitor in Creatio.
package struct RepReplies: Step {
    package static let key = "rep replies"
    package static let summary = "A rep adds a reply to the case, as a task or as an e-mail."
    package static let example = "rep replies: Hello Ada, it ships today."

    let text: String
    let means: Means
    let rep: String?
    let visitor: String?

    enum Means: Sendable {
        case task
        case email
    }

    package static let shape = Shape<RepReplies>.either(
        Shape<String>.text.map { RepReplies(text: $0, means: .task, rep: nil, visitor: nil) },
        .keys(
            .required("text", .text, "The reply."),
            .optional(
                "by",
                .word([
                    ("task", .task, "An activity of the type Task."),
                    ("email", .email, "An activity of the type Email."),
                ]),
                default: .task,
                "The type of the activity."
            ),
            .rep,
            .visitor
        ) { RepReplies(text: $0, means: $1, rep: $2, visitor: $3) }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        let kind: Rep.ReplyKind =
            switch means {
            case .task: .task
            case .email: .email
            }
        try await stage.rep(rep).reply(to: caseID, text, as: kind)
    }
}
