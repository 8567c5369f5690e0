import FakeCreatio
import JSON

/// A contact with these columns stands in Creatio.
package struct ExpectContact: Step {
    package static let key = "expect contact"
    package static let summary =
        "So many contacts come to have these columns; exactly one where no count is given."
    package static let example = "expect contact: { Email: ada@example.com, count: 1 }"

    let columns: [Member<TextMatch>]
    let count: Int
    let deadline: Duration

    package static let shape = Shape<ExpectContact>.keys(
        rest: Rest(.column, .textMatch, "What stands in that column."),
        .optional("count", .number, default: 1, "How many there are; 1 by default."),
        .deadline
    ) { ExpectContact(columns: $0, count: $1, deadline: $2) }
    .checkingColumns(of: "Contact") { $0.columns }

    package func run(on stage: Stage) async throws {
        try await stage.eventually(within: deadline) {
            var found = 0
            for row in try await stage.creatio.rows(of: "Contact") {
                let id = row["Id"]?.text ?? ""
                let differences = try await stage.differences(of: columns, from: id, in: "Contact")
                if differences.isEmpty { found += 1 }
            }
            return found == count
                ? [] : [Difference("contacts", expected: "\(count)", actual: "\(found)")]
        }
    }
}
