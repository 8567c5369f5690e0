import Logging
import Wire

/// What a core that comes back owes the visitors.
extension Conversation {
    /// Answers the messages that the AI was working on when the core ended.
    ///
    /// Their visitors wait: the page lets nobody write while the AI is to answer. The answers are
    /// found by the next poll.
    ///
    /// - Throws: `DatabaseError`.
    func answerWhatWasInterrupted() async throws {
        let waiting = try await store.interruptedTurns(now: environment.now())
        await withDiscardingTaskGroup { group in
            for (turn, place) in waiting {
                group.addTask {
                    do {
                        _ = try await answer(turn, to: place)
                    } catch is CancellationError {
                        return
                    } catch {
                        environment.logger.error(
                            "an answer that was interrupted could not be given",
                            metadata: ["session": "\(turn.session)", "error": "\(error)"]
                        )
                    }
                }
            }
        }
    }
}
