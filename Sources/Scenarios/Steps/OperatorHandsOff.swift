import HandoffCore

/// A person in the OpenCX inbox hands the conversation off, after the AI did or instead of it.
package struct OperatorHandsOff: Step {
    package static let key = "operator hands off"
    package static let summary = "A person in the OpenCX inbox hands the conversation off."
    package static let example = "operator hands off: The visitor asked once more."

    let handoffSummary: String?
    let refusal: TextMatch?
    let visitor: String?

    package static let shape = Shape<OperatorHandsOff>.either(
        Shape<String>.text.map {
            OperatorHandsOff(handoffSummary: $0, refusal: nil, visitor: nil)
        },
        .keys(
            .optional("summary", .text, "What it is about; made of the chat by default."),
            .refusal,
            .visitor
        ) { OperatorHandsOff(handoffSummary: $0, refusal: $1, visitor: $2) }
    )

    package func run(on stage: Stage) async throws {
        try await stage.backoffice.assign(
            .handOff(summary: handoffSummary),
            session: stage.sessionForInbox(of: visitor),
            refusal: refusal
        )
    }
}

extension Stage {
    /// The session that people in the inbox have before them.
    ///
    /// - Throws: `StepFailure` where the visitor has none.
    func sessionForInbox(of name: String?) async throws -> SessionID {
        guard let session = await visitor(name).session() else {
            throw StepFailure("there is no session in the inbox: the visitor has not written yet")
        }
        return session
    }
}

extension Key where Value == TextMatch? {
    /// A wish that cannot be granted.
    static var refusal: Key {
        .optional("is refused", .textMatch, "The sentence with which the core refuses it.")
    }
}
