import JSON
import YAML

/// The AI was given this with the last message.
package struct ExpectAIIsTold: Step {
    package static let key = "expect ai is told"
    package static let summary =
        "With the last message the AI was told this; it may have been told more."
    package static let example = "expect ai is told: { contact: { email: ada@example.com } }"

    let told: JSONValue
    let position: SourcePosition

    package static let shape = Shape<ExpectAIIsTold>(.anything) { node, reading in
        Shape<JSONValue>.anything.located(node, &reading).map {
            ExpectAIIsTold(told: $0.value, position: $0.position)
        }
    }

    package func run(on stage: Stage) async throws {
        try await stage.eventually(within: .seconds(60)) {
            guard let question = await stage.autopilot.lastQuestion else {
                return [Difference("the AI", expected: "a question", actual: "none")]
            }
            return Self.differences("the AI", told, question, at: position)
        }
    }

    /// What is missing; members and elements beyond those expected do not matter.
    private static func differences(
        _ subject: String,
        _ expected: JSONValue,
        _ actual: JSONValue,
        at position: SourcePosition
    ) -> [Difference] {
        switch (expected, actual) {
        case (.object, .object):
            return (expected.members ?? []).flatMap { name, value in
                differences("\(subject), \(name)", value, actual[name] ?? .null, at: position)
            }
        case (.array(let wanted), .array(let elements)):
            var rest = elements[...]
            for (index, element) in wanted.enumerated() {
                guard
                    let found = rest.firstIndex(where: {
                        differences(subject, element, $0, at: position).isEmpty
                    })
                else {
                    return [
                        Difference(
                            "\(subject), element \(index + 1)",
                            expected: "\(element)",
                            actual: "\(JSONValue.array(Array(rest)))",
                            at: position
                        )
                    ]
                }
                rest = rest[(found + 1)...]
            }
            return []
        default:
            guard expected != actual else { return [] }
            return [
                Difference(
                    subject,
                    expected: "\(expected)",
                    actual: "\(actual)",
                    at: position
                )
            ]
        }
    }
}
