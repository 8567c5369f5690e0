import FakeWidget
import WidgetProtocol

/// A visitor says whether an answer of the AI helped.
package struct VisitorVotes: Step {
    package static let key = "visitor votes"
    package static let summary = "A visitor votes on an answer of the AI, by default on the last."
    package static let example = "visitor votes: up"

    let vote: Vote.Action
    /// The answer; the last one for nil.
    let text: TextMatch?
    let visitor: String?

    package static let shape = Shape<VisitorVotes>.either(
        votes.map { VisitorVotes(vote: $0, text: nil, visitor: nil) },
        .keys(
            .required("vote", votes, "The vote."),
            .optional("on", .textMatch, "The answer; the last one by default."),
            .actor
        ) { VisitorVotes(vote: $0, text: $1, visitor: $2) }
    )

    private static let votes = Shape<Vote.Action>.word([
        ("up", .upvote, "The answer helped."),
        ("down", .downvote, "The answer did not help."),
    ])

    package func run(on stage: Stage) async throws {
        let page = try await stage.visitor(visitor).page()
        let answer = await page.visible.last { message in
            message.from == .ai && text?.matches(message.text) ?? true
        }
        guard let answer else { throw StepFailure("the page shows no such answer of the AI") }
        let outcome = await page.vote(vote, on: answer.id)
        guard outcome == .taken else { throw StepFailure("the vote was not taken: \(outcome)") }
    }
}
