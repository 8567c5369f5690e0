import HandoffCore
import JSON
import YAML

/// The scripted AI answers the message that waits for it.
package struct AIAnswers: Step {
    package static let key = "ai"
    package static let summary =
        "The AI answers: it says something, shows a component, or hands the chat off."
    package static let example = "ai: { hands off: { summary: Order 1042 is late. } }"

    let text: String?
    let reasoning: String?
    let component: ShownComponent?
    let handoff: ScriptedHandoff?
    let visitor: String?

    package static let shape = Shape<AIAnswers>.either(
        Shape<String>.text.map {
            AIAnswers(text: $0, reasoning: nil, component: nil, handoff: nil, visitor: nil)
        },
        .keys(
            .optional(
                "says",
                .text,
                "What the visitor reads; beside a component, what the rep reads."
            ),
            .optional("reasoning", .text, "Why the AI answers so; operators see it."),
            .optional("shows component", ShownComponent.shape, "An action's result, rendered."),
            .optional("hands off", ScriptedHandoff.shape, "The AI gives the chat to a human."),
            .visitor
        ) {
            AIAnswers(text: $0, reasoning: $1, component: $2, handoff: $3, visitor: $4)
        }
    )
    .checked { step, node, reading in
        if step.text == nil, step.component == nil, step.handoff == nil {
            reading.report(
                "the AI does nothing here; 'says', 'shows component' or 'hands off' is wanted",
                at: node.position
            )
        }
        if step.component != nil, step.text == nil {
            reading.report(
                "a component needs 'says': the underlying text, which the rep reads",
                at: node.position
            )
        }
        if step.component != nil, step.handoff != nil {
            reading.report(
                "one answer either shows a component or hands off; write two steps",
                at: node.position
            )
        }
    }

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        if let component, let result = component.executed {
            await stage.autopilot.offer(
                component.name,
                answering: result,
                in: visitor.session()
            )
        }
        try await stage.giveToAI(reply(at: stage.scenario.given.ai.level), of: visitor)
    }

    /// A handoff whose cause is named goes through the level's rules, and so does any at another
    /// level than the default, which lets every wish pass.
    private func reply(at level: HandoffPolicy.Level) -> ScriptedAutopilot.Reply {
        guard let handoff, handoff.trigger != nil || level != .quickHandoff else {
            return .answer(
                AutopilotAnswer(
                    text: text,
                    component: component.map { .init(name: $0.name, data: $0.data) },
                    handoff: handoff?.value,
                    reasoning: reasoning
                )
            )
        }
        return .wish(
            HandoffWish(
                trigger: handoff.trigger ?? .cannotResolve,
                topic: handoff.topic,
                handoff: handoff.value,
                farewell: text,
                reasoning: reasoning
            )
        )
    }
}

/// The result of an action, which the page renders with a component of its own.
struct ShownComponent: Sendable {
    let name: String
    let data: JSONValue
    /// What the action answers when the page executes it; nil where the AI executes no such action.
    let executed: JSONValue?

    static let shape = Shape<ShownComponent>.keys(
        .required("name", .text, "The action, by which the page chooses the component."),
        .optional("data", .anything, default: .null, "What the action returned."),
        .optional(
            "when executed",
            .anything,
            "What the action answers when the component's form is submitted."
        )
    ) { ShownComponent(name: $0, data: $1, executed: $2) }
}
