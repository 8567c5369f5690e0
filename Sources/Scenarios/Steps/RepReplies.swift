import FakeCreatio
import Foundation

/// A rep answers the visitor in Creatio.
package struct RepReplies: Step {
    package static let key = "rep replies"
    package static let summary =
        "A rep adds a reply to the case, as a task, an e-mail or a call, with files where it has any."
    package static let example = "rep replies: Hello Ada, it ships today."

    let entry: RepEntry
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepReplies>.either(
        Shape<String>.text.map { RepReplies(entry: RepEntry($0), rep: nil, visitor: nil) },
        .keys(
            .required("text", .text, "The reply."),
            .optional(
                "by",
                .word([
                    ("task", .task, "An activity of the type Task."),
                    ("email", .email, "An activity of the type Email."),
                    ("call", .call, "An activity of the type Call."),
                ]),
                default: .task,
                "The type of the activity."
            ),
            .optional(
                "mail",
                .word([
                    ("draft", .draft, "Written, and not sent."),
                    ("sent", .sent, "Sent to the customer."),
                    ("incoming", .incoming, "Sent by the customer."),
                ]),
                default: .unmarked,
                "Where an e-mail stands on its way; by default nothing says so."
            ),
            .optional("html", .truth, default: false, "Whether Creatio marks the e-mail as HTML."),
            .optional("attaches", .oneOrMore(.text), default: [], "The names of its files."),
            .rep,
            .visitor
        ) { text, kind, mail, isHTML, files, rep, visitor in
            var entry = RepEntry(text, as: kind)
            entry.mail = mail
            entry.isHTML = isHTML
            entry.files = files.map { name in
                RepEntry.File(name: name, content: Data(VisitorFile(name: name).content.utf8))
            }
            return RepReplies(entry: entry, rep: rep, visitor: visitor)
        }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        try await stage.rep(rep).write(entry, on: caseID)
    }
}
