import FakeWidget

/// A visitor begins another conversation.
package struct VisitorOpensConversation: Step {
    package static let key = "visitor opens a new conversation"
    package static let summary =
        "A visitor leaves the session and begins another with the next message."
    package static let example = "visitor opens a new conversation"

    let visitor: String?

    package static let shape = Shape<VisitorOpensConversation>.either(
        .nothing(VisitorOpensConversation(visitor: nil)),
        .keys(.actor) { VisitorOpensConversation(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        // Remembered before the window forgets it.
        _ = await visitor.session()
        try await visitor.page().newChat()
    }
}
