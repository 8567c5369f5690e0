import HandoffCore
import JSON

/// The link in the first activity leads to the session, and shows it whole.
package struct ExpectSessionView: Step {
    package static let key = "expect session view"
    package static let summary =
        "The link in the case's first activity leads to this session's page, which shows this."
    package static let example =
        "expect session view: { transcript: [I want to talk to a human], handoff: Order 1042 is late. }"

    let transcript: [Located<String>]
    let handoff: Located<String>?
    let reasoning: Located<String>?
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectSessionView>.keys(
        .optional(
            "transcript",
            .oneOrMore(Shape<String>.text.located),
            default: [],
            "Messages, in this order; others may stand between them."
        ),
        .optional("handoff", Shape<String>.text.located, "The summary of the handoff event."),
        .optional("reasoning", Shape<String>.text.located, "What the AI thought."),
        .visitor,
        .deadline
    ) {
        ExpectSessionView(
            transcript: $0,
            handoff: $1,
            reasoning: $2,
            visitor: $3,
            deadline: $4
        )
    }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await stage.eventually(within: deadline) {
            guard let id = try await stage.caseID(of: visitor),
                let first = try await stage.activities(of: id).first
            else { return [Difference("first activity", expected: "a link", actual: "none")] }
            guard let link = first.sessionLink else {
                return [Difference("first activity", expected: "a link", actual: first.text)]
            }
            guard let view = try await stage.backoffice.sessionView(link) else {
                return [Difference("the link", expected: "a session", actual: "no session")]
            }
            let page = try await stage.backoffice.sessionPage(link)
            let session = await visitor.session()?.rawValue ?? "no session"
            return differences(from: view, of: session) + differences(fromPage: page)
        }
    }

    private func differences(from view: JSONValue, of session: String) -> [Difference] {
        let id = view["id"]?.text ?? "no session"
        var differences: [Difference] = []
        if id != session {
            differences.append(Difference("the session", expected: session, actual: id))
        }
        let rows = view["transcript"]?.elements ?? []
        var texts = rows.compactMap { $0["text"]?.text }[...]
        for (index, message) in transcript.enumerated() {
            guard let found = texts.firstIndex(of: message.value) else {
                let rest = texts.map { "'\($0)'" }.joined(separator: ", ")
                differences.append(
                    Difference(
                        "transcript, message \(index + 1)",
                        expected: message.value,
                        actual: rest.isEmpty ? "nothing further" : rest,
                        at: message.position
                    )
                )
                break
            }
            texts = texts[(found + 1)...]
        }
        let summary = view["handoff"]?["summary"]?.text ?? "no handoff"
        if let handoff, handoff.value != summary {
            differences.append(
                Difference(
                    "handoff",
                    expected: handoff.value,
                    actual: summary,
                    at: handoff.position
                )
            )
        }
        let thoughts = rows.compactMap { $0["reasoning"]?.text }
        if let reasoning, !thoughts.contains(reasoning.value) {
            differences.append(
                Difference(
                    "reasoning",
                    expected: reasoning.value,
                    actual: thoughts.isEmpty ? "none" : thoughts.joined(separator: ", "),
                    at: reasoning.position
                )
            )
        }
        return differences
    }

    /// What the page for people does not say, although the same link as JSON does.
    private func differences(fromPage html: String) -> [Difference] {
        (transcript + [handoff, reasoning].compactMap(\.self))
            .filter { !html.contains($0.value.escapedForHTML) }
            .map { expected in
                Difference(
                    "the page",
                    expected: TextMatch.contains(expected.value).phrase,
                    actual: "a page without it",
                    at: expected.position
                )
            }
    }
}

extension CaseActivity {
    /// The address in the activity's text that leads to a session.
    var sessionLink: String? {
        text.split { $0.isWhitespace || $0 == "<" || $0 == "\"" }
            .first { $0.hasPrefix("https://") && $0.contains("/sessions/") }
            .map(String.init)
    }
}

extension String {
    fileprivate var escapedForHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
