import Logging
import Wire

/// What a core that comes back owes the visitors.
extension Conversation {
    /// Answers the messages that the AI was working on when the core ended.
    ///
    /// Their visitors wait: the page lets nobody write while the AI is to answer. The answers are
    /// found by the next poll, and so is an apology where it is too late for an answer.
    ///
    /// - Throws: `DatabaseError`.
    func answerWhatWasInterrupted() async throws {
        let waiting = try await store.interruptedTurns(now: environment.now())
        await withDiscardingTaskGroup { group in
            for interrupted in waiting {
                group.addTask {
                    do {
                        try await answer(interrupted)
                    } catch is CancellationError {
                        return
                    } catch {
                        environment.logger.error(
                            "an answer that was interrupted could not be given",
                            metadata: [
                                "session": "\(interrupted.turn.session)", "error": "\(error)",
                            ]
                        )
                    }
                }
            }
        }
    }

    private func answer(_ interrupted: InterruptedTurn) async throws {
        guard interrupted.isTooOld else {
            _ = try await answer(interrupted.turn, to: interrupted.place)
            return
        }
        let apology = AutopilotAnswer(
            text: AutopilotAnswer.belatedApologyText,
            reasoning: "The core was away for too long; the AI was not asked."
        )
        _ = try await give(apology, in: interrupted.turn.session, to: interrupted.place)
    }
}
