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

    /// The wait after the given number of attempts, of which there has been at least one.
    static func delay(afterAttempts attempts: Int, random: UInt64) -> Duration {
        let doublings = min(max(attempts, 1) - 1, 20)
        let delay = min(first * (1 << doublings), longest)
        let chance = Double(random % 1_000_000) / 1_000_000
        return delay * (1 - spread * chance)
    }
}
