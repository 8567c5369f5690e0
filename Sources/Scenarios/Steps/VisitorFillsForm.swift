import FakeWidget
import JSON

/// A visitor fills the form before the chat.
package struct VisitorFillsForm: Step {
    package static let key = "visitor fills the form"
    package static let summary =
        "A visitor fills the form that stands before the chat; what is left out stays as it was "
        + "prefilled."
    package static let example =
        "visitor fills the form: { name: Ada, email: ada@example.com, fields: { Order: 1042 } }"

    let name: String?
    let email: String?
    let fields: JSONValue
    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<VisitorFillsForm>.keys(
        .optional("name", .text, "The name."),
        .optional("email", .text, "The address."),
        .optional("fields", .anything, default: .null, "The form's other fields."),
        .optional("is told", .textMatch, "What is wrong with it; the form must be refused."),
        .actor
    ) { VisitorFillsForm(name: $0, email: $1, fields: $2, refusal: $3, visitor: $4) }

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        let extras = (fields.members ?? []).map { ($0.name, $0.value.text ?? "\($0.value)") }
        try await stage.refusing(refusal) {
            try await page.fillForm(
                name: name,
                email: email,
                extras: Dictionary(extras) { _, last in last }
            )
        }
    }
}

extension Stage {
    /// Does something that the widget must refuse in such words, or must not refuse for nil.
    func refusing(_ refusal: TextMatch?, _ act: () async throws -> Void) async throws {
        var told: String?
        do {
            try await act()
        } catch let error as WidgetError {
            guard refusal != nil else { throw error }
            told = error.description
        }
        guard let refusal, told.map(refusal.matches) != true else { return }
        throw StepFailure(
            "it was not refused so",
            [
                Difference(
                    "the visitor is told",
                    expected: refusal.phrase,
                    actual: told ?? "nothing"
                )
            ]
        )
    }
}
