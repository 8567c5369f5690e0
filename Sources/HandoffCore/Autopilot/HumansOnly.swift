/// No AI at all: every conversation goes to a human at its first message, as with OpenCX's
/// Autopilot switched off (opencx.md section 1).
package struct HumansOnly: Autopilot {
    package init() {}

    package func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        AutopilotAnswer(
            handoff: Handoff(summary: turn.messages.last?.text ?? ""),
            reasoning: "This organisation answers by humans alone."
        )
    }
}
