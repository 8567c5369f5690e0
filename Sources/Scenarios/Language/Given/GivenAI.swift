package import HandoffCore
import Wire
import YAML

/// The AI of a scenario; by default the `ai` steps speak for it, inside the core.
package struct GivenAI: Sendable, Equatable {
    package var level = HandoffPolicy.Level.quickHandoff
    package var rules: RuleSet?
    package var endpoint: GivenEndpoint?

    static let shape = Shape<GivenAI>.keys(
        .optional(
            "handoff level",
            .word(
                HandoffPolicy.Level.allCases.map { level in
                    (level.name, level, "Level \(level.rawValue) of Settings, Handoff.")
                }
            ),
            default: .quickHandoff,
            "When a wish of the AI by script to hand off is granted."
        ),
        .optional("rules", RuleSet.shape, "An AI by these rules, or 'demo' for those of the demo."),
        .optional(
            "endpoint",
            GivenEndpoint.shape,
            "An AI behind HTTP, for which the 'ai' steps speak."
        )
    ) { GivenAI(level: $0, rules: $1, endpoint: $2) }
    .checked { ai, node, reading in
        guard ai.rules != nil, ai.endpoint != nil else { return }
        reading.report(
            "'rules' and 'endpoint' stand side by side; one AI is wanted",
            at: node.position
        )
    }
}

/// How the core uses the AI's endpoint.
package struct GivenEndpoint: Sendable, Equatable {
    package var timeOut: Duration?
    package var answerLimit: Int?
    package var messageLimit: Int?
    package var fallback: AutopilotEndpoint.Fallback?

    static let shape = Shape<GivenEndpoint>.either(
        .nothing(GivenEndpoint()),
        .keys(
            .optional("time out", .duration, "How long an answer is waited for."),
            .optional("answer limit", .number, "The longest answer that is read, in bytes."),
            .optional("message limit", .number, "How many messages are sent at most."),
            .optional(
                "fallback",
                .word([
                    ("apologise", .apologise, "The visitor reads an apology."),
                    ("hand off", .handOff, "A human takes over."),
                ]),
                "What follows when the AI fails."
            )
        ) { GivenEndpoint(timeOut: $0, answerLimit: $1, messageLimit: $2, fallback: $3) }
    )

    /// The core's setting.
    ///
    /// - Throws: `AddressError`, never for an address of the stage.
    func value() throws -> AutopilotEndpoint {
        var endpoint = try AutopilotEndpoint(
            url: StageWorld.address(StageWorld.ai) + "/answer",
            secret: StageWorld.aiSecret
        )
        endpoint.timeOut = timeOut ?? endpoint.timeOut
        endpoint.answerLimit = answerLimit ?? endpoint.answerLimit
        endpoint.messageLimit = messageLimit ?? endpoint.messageLimit
        endpoint.fallback = fallback ?? endpoint.fallback
        return endpoint
    }
}

extension RuleSet {
    /// Rules as a text of their own in the scenario.
    fileprivate static let shape = Shape<RuleSet>(.text) { node, reading in
        guard let text = node.scalar?.text else { return nil }
        do throws(YAMLMistakes) {
            return text == "demo" ? try RuleSet.demo : try RuleSet(yaml: text, file: "rules")
        } catch {
            for mistake in error.mistakes { reading.report("\(mistake)", at: node.position) }
            return nil
        }
    }
}
