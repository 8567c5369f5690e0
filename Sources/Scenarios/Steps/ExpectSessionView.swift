import HandoffCore
import JSON

/// The link in the first activity leads to the session, and shows it whole.
package struct ExpectSessionView: Step {
    package static let key = "expect session view"
    package static let summary =
        "The link in the case's first activity leads to this session's page, which shows this."
    package static let example =
        "expect session view: { transcript: [I want to talk to a human], handoff: Order 1042 is late. }"

    let demands: [SessionViewDemand]
    let isOpenedFromInbox: Bool
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectSessionView>.keys(
        .demand("transcript", "Messages, in this order; others may stand between them."),
        .demand("handoff", "The summary of the newest handoff event."),
        .demand("handoffs", "The summaries of all handoff events, oldest first."),
        .demand("sentiment", "The sentiment of the newest handoff."),
        .demand("language", "The language of the newest handoff."),
        .demand("reasons", "The reasons of the newest handoff."),
        .demand("origin", "Who began the newest handoff, in the webhook's word."),
        .demand("reasoning", "What the AI thought."),
        .demand("tool calls", "The names of the actions that the AI called."),
        .demand("votes", "How the visitor found the answers, as 'upvote' or 'downvote'."),
        .demand("events", "The types of the rows that the visitor does not see."),
        .demand("skipped fields", "The mapped fields that stayed empty, with the reasons."),
        .demand("case files", "The visitor's files for the case, and what became of each."),
        .demand("case link", "The address of the case in Creatio."),
        .demand("sync", "How far Creatio agrees: 'up to date', 'waiting', 'parked'."),
        .demand("waiting", "What waits for Creatio, and why."),
        .optional(
            "opened from",
            .word([
                ("case", false, "By the link in the case's first activity."),
                ("inbox", true, "In OpenCX, where there is no case yet."),
            ]),
            default: false,
            "How the operator gets to the page."
        ),
        .visitor,
        .deadline
    ) {
        ExpectSessionView(
            demands: [$0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15]
                .compactMap(\.self),
            isOpenedFromInbox: $16,
            visitor: $17,
            deadline: $18
        )
    }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await stage.eventually(within: deadline) {
            let session = await visitor.session()?.rawValue ?? "no session"
            guard let link = try await link(to: session, of: visitor, on: stage) else {
                return [Difference("first activity", expected: "a link", actual: "none")]
            }
            guard let view = try await stage.backoffice.sessionView(link) else {
                return [Difference("the link", expected: "a session", actual: "no session")]
            }
            let page = try await stage.backoffice.sessionPage(link)
            return different("the session", expected: session, from: view["id"]?.text)
                + demands.flatMap { $0.differences(from: view, page: page) }
        }
    }

    private func link(to session: String, of visitor: StagedVisitor, on stage: Stage) async throws
        -> String?
    {
        if isOpenedFromInbox { return StageWorld.address(StageWorld.core) + "/sessions/" + session }
        guard let id = try await stage.caseID(of: visitor) else { return nil }
        return try await stage.activities(of: id).first?.sessionLink
    }

    private func different(_ subject: String, expected: String, from actual: String?)
        -> [Difference]
    {
        guard expected != actual else { return [] }
        return [Difference(subject, expected: expected, actual: actual ?? "no session")]
    }
}

extension CaseActivity {
    /// The address in the activity's text that leads to a session.
    var sessionLink: String? {
        text.firstMatch(of: /View session in OpenCX: (\S+)/).map { String($0.1) }
    }
}
