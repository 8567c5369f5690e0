import FakeWidget
import HandoffCore

/// A visitor chooses a conversation from the list.
package struct VisitorOpensEarlierConversation: Step {
    package static let key = "visitor opens an earlier conversation"
    package static let summary =
        "A visitor opens the newest conversation of the list that is not open already."
    package static let example = "visitor opens an earlier conversation"

    let visitor: String?

    package static let shape = Shape<VisitorOpensEarlierConversation>.either(
        .nothing(VisitorOpensEarlierConversation(visitor: nil)),
        .keys(.actor) { VisitorOpensEarlierConversation(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        let page = try await visitor.page()
        let open = await visitor.session()?.rawValue
        guard let listed = await page.sessions.first(where: { $0.id != open }) else {
            throw StepFailure("the page lists no other conversation")
        }
        await page.open(session: listed.id)
        _ = await visitor.session()
    }
}
