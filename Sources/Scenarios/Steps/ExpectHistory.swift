import FakeWidget
import WidgetProtocol

/// The history of the session comes to have exactly these rows, invisible ones too.
package struct ExpectHistory: Step {
    package static let key = "expect history"
    package static let summary =
        "The session's history comes to be these rows by their types, in this order, those too "
        + "that the visitor does not see."
    package static let example = "expect history: [message, message, handoff]"

    let types: [String]
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectHistory>.either(
        Shape<[String]>.list(of: .text).map {
            ExpectHistory(types: $0, visitor: nil, deadline: .seconds(60))
        },
        .keys(
            .required("types", .list(of: .text), "The types of the rows."),
            .visitor,
            .deadline
        ) { ExpectHistory(types: $0, visitor: $1, deadline: $2) }
    )

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            let rows = await page.history() ?? []
            let actual = rows.map(\.type.rawValue)
            return actual == types
                ? []
                : [
                    Difference(
                        "the history",
                        expected: types.joined(separator: ", "),
                        actual: actual.joined(separator: ", ")
                    )
                ]
        }
    }
}
