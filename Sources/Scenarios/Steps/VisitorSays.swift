import FakeWidget
import YAML

/// A visitor writes a message, with files or without.
///
/// The step begins the sending and ends as soon as the core has asked the AI for its answer, or
/// has answered the visitor without asking.
package struct VisitorSays: Step {
    package static let key = "visitor"
    package static let summary = "A visitor writes a message, uploading files with it."
    package static let example = "visitor: { says: Here is the receipt, attaches: receipt.pdf }"

    let text: String
    let files: [VisitorFile]
    /// What the visitor reads below the message because it is refused.
    let refusal: TextMatch?
    let visitor: String?
    /// Whether the connection ends before the core's answer.
    var isCutOff = false

    package static let shape = Shape<VisitorSays>.either(
        Shape<String>.text.map {
            VisitorSays(text: $0, files: [], refusal: nil, visitor: nil)
        },
        .keys(
            .optional("says", .text, default: "", "The message."),
            .optional(
                "repeated",
                .number,
                default: 1,
                "How often the message says it, for a long one."
            ),
            .optional("attaches", .oneOrMore(VisitorFile.shape), default: [], "Files to upload."),
            .optional(
                "is told",
                .textMatch,
                "What the page shows because the message is refused; it must be."
            ),
            .actor,
            .optional(
                "is cut off",
                .truth,
                default: false,
                "Whether the connection ends before the core answers."
            )
        ) { text, count, files, refusal, visitor, isCutOff in
            VisitorSays(
                text: String(repeating: text, count: count),
                files: files,
                refusal: refusal,
                visitor: visitor,
                isCutOff: isCutOff
            )
        }
    )
    .checked { step, node, reading in
        guard step.text.isEmpty, step.files.isEmpty, step.refusal == nil else { return }
        reading.report("the visitor neither says nor attaches anything", at: node.position)
    }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        let questions = await stage.autopilot.questions(in: visitor.session())
        try await visitor.begin(sending: text, files: files)
        try await stage.eventually(within: .seconds(60)) {
            if await visitor.outcome != nil { return [] }
            let asked = await stage.autopilot.questions(in: visitor.session())
            return asked > questions ? [] : Self.onItsWay
        }
        guard let refusal else { return try await visitor.checkOutcome(isCutOff: isCutOff) }
        try await visitor.checkRefusal(refusal)
    }

    private static let onItsWay = [
        Difference("the message", expected: "taken by the core", actual: "still on its way")
    ]
}

extension StagedVisitor {
    /// Checks what became of the last message, as far as it is known yet.
    ///
    /// - Throws: `StepFailure` where the message did not reach the core, or did although the
    ///   scenario says otherwise.
    fileprivate func checkOutcome(isCutOff: Bool) throws {
        switch outcome {
        case .unsent where isCutOff, .unanswered where isCutOff: return
        case nil where isCutOff, .delivered where isCutOff, .overtaken where isCutOff:
            throw StepFailure("the message reached the core, and was not cut off")
        case nil, .delivered, .overtaken: return
        case .refused(let bubble):
            throw StepFailure("the visitor was told: '\(bubble)'")
        case .blocked:
            throw StepFailure("the visitor cannot write before the AI has answered")
        case .formIsOpen:
            throw StepFailure("the visitor cannot write before the form is filled")
        case .unsent, .unanswered, .empty, .broken:
            throw StepFailure("the message did not reach the core")
        }
    }

    /// Checks that the last message was refused in such words.
    fileprivate func checkRefusal(_ expected: TextMatch) throws {
        let told: String? = if case .refused(let bubble) = outcome { bubble } else { nil }
        guard told.map(expected.matches) != true else { return }
        throw StepFailure(
            "the message was not refused so",
            [
                Difference(
                    "the visitor is told",
                    expected: expected.phrase,
                    actual: told ?? "nothing"
                )
            ]
        )
    }
}

extension Key where Value == String? {
    /// The visitor who acts.
    static var actor: Key {
        .optional("as", .name(.visitor), "The visitor who does it; the first one by default.")
    }

    /// The visitor whom an answer or an expectation is about.
    static var visitor: Key {
        .optional("visitor", .name(.visitor), "The visitor who is meant; the first by default.")
    }

    /// The rep who acts.
    static var rep: Key {
        .optional(
            "as",
            .name(.contact),
            "The rep who does it; by default the default case owner, or else the supervisor."
        )
    }
}
