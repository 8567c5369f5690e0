/// A message that the AI had not answered when the core ended.
struct InterruptedTurn: Sendable {
    /// What the AI is to be asked.
    let turn: AutopilotTurn
    /// The place of the message in the history.
    let place: Int64
    /// Whether nobody expects an answer any more.
    let isTooOld: Bool
}
