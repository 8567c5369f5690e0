import CreatioClient
import Logging
import Synchronization
import Wire

/// Keeps a Creatio that does not answer from being asked by every session again and again.
///
/// After some failures in a row, whichever sessions they were of, nothing is sent any more but a
/// probe at growing intervals: the oldest entry that waits, and, for what Creatio announced, the
/// oldest event. Any answer, a refusal too, ends the pause, for then somebody is there.
final class CircuitBreaker: Sendable {
    /// So many failures in a row begin a pause.
    static let failureLimit = 5
    /// Before the first probe; each later one waits twice as long.
    static let firstPause: Duration = .seconds(10)
    /// At most: what waits is tried again soon after Creatio is back, and one call in two minutes
    /// is no burden.
    static let longestPause: Duration = .seconds(120)
    /// How often it is looked whether the probe has come back.
    private static let glance: Duration = .seconds(1)

    private struct State {
        var failures = 0
        var probes = 0
        var pausedUntil: Timestamp?
    }

    private let state = Mutex(State())
    private let environment: Environment

    init(environment: Environment) {
        self.environment = environment
    }

    /// When the next probe goes out; nil while there is no pause.
    var pausedUntil: Timestamp? { state.withLock { $0.pausedUntil } }

    /// What of the work may be done now.
    func admitted<Lane>(_ due: Due<Lane>, now: Timestamp) -> Due<Lane> {
        guard let until = pausedUntil else { return due }
        guard until <= now else { return Due(lanes: [], next: until) }
        return Due(lanes: Array(due.lanes.prefix(1)), next: now + Self.glance)
    }

    /// Creatio has answered something.
    func noteAnswer() {
        let wasPaused = state.withLock { state in
            defer { state = State() }
            return state.pausedUntil != nil
        }
        if wasPaused { environment.logger.notice("Creatio answers again; the sync goes on") }
    }

    /// A call has failed; what the instance itself refused for good counts as an answer.
    func note(_ error: CreatioError) {
        guard error.isTransient else { return noteAnswer() }
        let now = environment.now()
        let pause = state.withLock { state -> Duration? in
            state.failures += 1
            // Calls that were under way when the pause began tell nothing new.
            if let until = state.pausedUntil, now < until { return nil }
            let wish = error.retryAfter.map { min($0, RetrySchedule.longestWish) }
            guard state.pausedUntil != nil || wish != nil || state.failures >= Self.failureLimit
            else { return nil }
            let own = min(Self.firstPause * (1 << min(state.probes, 10)), Self.longestPause)
            state.probes += 1
            let pause = wish ?? own
            state.pausedUntil = now + pause
            return pause
        }
        guard let pause else { return }
        environment.logger.warning(
            "Creatio does not answer; the sync pauses",
            metadata: ["pause": "\(pause)", "error": "\(error)"]
        )
    }
}
