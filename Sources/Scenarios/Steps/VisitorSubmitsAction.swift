import FakeWidget
import JSON

/// The visitor submits the form that a component of the page shows.
package struct VisitorSubmitsAction: Step {
    package static let key = "visitor submits the action"
    package static let summary =
        "A visitor submits the form of an action that the AI's last answer brought."
    package static let example =
        "visitor submits the action: { name: refund, values: { order: 1042 }, is answered: Done. }"

    let name: String
    let values: JSONValue
    let answer: JSONValue?
    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<VisitorSubmitsAction>.keys(
        .required("name", .text, "The action."),
        .optional("values", .anything, default: .null, "What the visitor wrote into the form."),
        .optional("is answered", .anything, "What the action must answer."),
        .optional("is told", .textMatch, "Why it is refused; it must be."),
        .actor
    ) { VisitorSubmitsAction(name: $0, values: $1, answer: $2, refusal: $3, visitor: $4) }

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        guard let form = await page.visible.last(where: { $0.from == .ai }) else {
            throw StepFailure("the page shows no answer of the AI")
        }
        let actual: String
        switch await page.execute(name, of: form.id, values) {
        case .executed(let response):
            if refusal == nil, answer.map({ $0.isSame(as: response) }) ?? true { return }
            actual = "answered with \(response)"
        case .refused(let words):
            if refusal?.matches(words) == true { return }
            actual = "refused: \(words)"
        }
        let expected = refusal.map { "refused: \($0.phrase)" } ?? "executed"
        throw StepFailure(
            "the action fared otherwise",
            [Difference("the action", expected: expected, actual: actual)]
        )
    }
}
