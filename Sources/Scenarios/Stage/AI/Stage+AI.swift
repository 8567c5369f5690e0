import HandoffCore

extension Stage {
    /// What `ai` steps speak through.
    var autopilot: ScriptedAutopilot { ai.script }

    /// Gives the AI's answer to the message that waits, and lets it reach the visitor.
    ///
    /// - Throws: `StepFailure` where no message waits, or the answer does not arrive.
    func giveToAI(_ reply: ScriptedAutopilot.Reply, of visitor: StagedVisitor) async throws {
        try await autopilot.give(reply, in: visitor.session())
        try await eventually(within: .seconds(60)) {
            await visitor.outcome == nil
                ? [Difference("the answer", expected: "at the visitor's", actual: "on its way")]
                : []
        }
    }
}
