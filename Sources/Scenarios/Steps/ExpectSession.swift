import FakeWidget
import JSON

/// The session comes to be in this state.
package struct ExpectSession: Step {
    package static let key = "expect session"
    package static let summary = "The visitor's session comes to be open or resolved."
    package static let example = "expect session: resolved"

    let state: State?
    let handler: Handler?
    /// The last state that a component of the page kept.
    let checkpoint: JSONValue?
    let visitor: String?
    let deadline: Duration

    enum State: String, Sendable, CaseIterable {
        case open
        case resolved
    }

    enum Handler: String, Sendable, CaseIterable {
        case ai
        case human
    }

    package static let shape = Shape<ExpectSession>.either(
        states.map {
            ExpectSession(
                state: $0,
                handler: nil,
                checkpoint: nil,
                visitor: nil,
                deadline: .seconds(60)
            )
        },
        .keys(
            .optional("is", states, "Its state."),
            .optional(
                "handled by",
                .word([
                    ("ai", .ai, "The AI answers."),
                    ("human", .human, "The chat has been handed off."),
                ]),
                "Who answers the visitor."
            ),
            .optional("checkpoint", .anything, "The last state that the page's canvas kept."),
            .visitor,
            .deadline
        ) {
            ExpectSession(
                state: $0,
                handler: $1,
                checkpoint: $2,
                visitor: $3,
                deadline: $4
            )
        }
    )

    private static let states = Shape<State>.word([
        ("open", .open, "The visitor can write."),
        ("resolved", .resolved, "The session has ended."),
    ])

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        try await stage.eventually(within: deadline) {
            guard let session = await page.session else {
                return [Difference("the session", expected: "a session", actual: "none")]
            }
            return differences(from: session)
        }
    }

    private func differences(from session: SeenSession) -> [Difference] {
        let actual: State = session.isOpened ? .open : .resolved
        var differences: [Difference] = []
        if let state, state != actual {
            differences.append(
                Difference("the session", expected: state.rawValue, actual: actual.rawValue)
            )
        }
        let assignee = session.assigneeKind ?? "nobody"
        if let handler, handler.rawValue != assignee {
            differences.append(
                Difference("handled by", expected: handler.rawValue, actual: assignee)
            )
        }
        let kept = session.value["latestStateCheckpointPayload"] ?? .null
        if let checkpoint, !checkpoint.isSame(as: kept) {
            differences.append(
                Difference("the checkpoint", expected: "\(checkpoint)", actual: "\(kept)")
            )
        }
        return differences
    }
}
