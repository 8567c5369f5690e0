import FakeCreatio

/// A rep writes something that the visitor must never read.
package struct RepWritesNote: Step {
    package static let key = "rep writes an internal note"
    package static let summary = "A rep adds a note to the case that is for colleagues alone."
    package static let example = "rep writes an internal note: The parcel was lost."

    let text: String
    let rep: String?
    let visitor: String?

    package static let shape = Shape<RepWritesNote>.either(
        Shape<String>.text.map { RepWritesNote(text: $0, rep: nil, visitor: nil) },
        .keys(.required("text", .text, "The note."), .rep, .visitor) {
            RepWritesNote(text: $0, rep: $1, visitor: $2)
        }
    )

    package func run(on stage: Stage) async throws {
        let caseID = try await stage.existingCaseID(of: stage.visitor(visitor))
        try await stage.rep(rep).addInternalNote(to: caseID, text)
    }
}
