import CreatioClient
import Wire

/// How long to wait before trying again: twice as long each time, up to a limit, and spread so
/// that many sessions that failed together do not come back together.
struct RetrySchedule: Sendable {
    /// Before the second attempt.
    static let first: Duration = .seconds(1)
    /// At most: a Creatio that restarts is back within minutes (creatio.md section 6.2).
    static let longest: Duration = .seconds(300)
    /// The part of the wait that is left to chance.
    static let spread = 0.2
    /// The longest wish to be left alone that is fulfilled: a header must not be able to stop the
    /// sync for days.
    static let longestWish: Duration = .seconds(3600)

    let environment: Environment

    /// When to try again what has been tried so often.
    ///
    /// - Returns: The moment; nil where trying again is pointless until a person has changed
    ///   something.
    func nextAttempt(after error: CreatioError, attempts: Int) -> Timestamp? {
        guard error.isTransient else { return nil }
        let random = environment.random()
        let own = Self.delay(afterAttempts: attempts, random: random)
        guard let wish = error.retryAfter else { return environment.now() + own }
        let asked = min(wish, Self.longestWish) + Self.first * Self.chance(random)
        return environment.now() + max(asked, own)
    }

    /// The wait after the given number of attempts, of which there has been at least one.
    static func delay(afterAttempts attempts: Int, random: UInt64) -> Duration {
        let doublings = min(max(attempts, 1) - 1, 20)
        let delay = min(first * (1 << doublings), longest)
        return delay * (1 - spread * chance(random))
    }

    /// From 0 up to, not including, 1.
    private static func chance(_ random: UInt64) -> Double {
        Double(random % 1_000_000) / 1_000_000
    }
}
