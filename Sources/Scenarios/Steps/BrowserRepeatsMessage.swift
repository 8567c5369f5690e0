import FakeWidget

/// The last message reaches the core once more.
package struct BrowserRepeatsMessage: Step {
    package static let key = "browser repeats the message"
    package static let summary =
        "The visitor's last message comes to the core once more, with the same id."
    package static let example = "browser repeats the message"

    let visitor: String?

    package static let shape = Shape<BrowserRepeatsMessage>.either(
        .nothing(BrowserRepeatsMessage(visitor: nil)),
        .keys(.actor) { BrowserRepeatsMessage(visitor: $0) }
    )

    package func run(on stage: Stage) async throws {
        let code = try await stage.visitor(visitor).page().repeatLastSend()
        guard code != Self.expected else { return }
        throw StepFailure(
            "the message was not recognised",
            [Difference("the code", expected: Self.expected, actual: code ?? "none")]
        )
    }

    private static let expected = "duplicate_message_ignored"
}
