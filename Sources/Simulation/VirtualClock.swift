/// A clock that stands still while anything can run, and then jumps to the next sleeper's time.
package struct VirtualClock: Clock {
    /// A moment of a simulated world.
    package struct Instant: InstantProtocol, CustomStringConvertible {
        package let sinceBeginning: Duration

        package init(sinceBeginning: Duration) {
            self.sinceBeginning = sinceBeginning
        }

        package func advanced(by duration: Duration) -> Instant {
            Instant(sinceBeginning: sinceBeginning + duration)
        }

        package func duration(to other: Instant) -> Duration {
            other.sinceBeginning - sinceBeginning
        }

        package static func < (left: Instant, right: Instant) -> Bool {
            left.sinceBeginning < right.sinceBeginning
        }

        package var description: String { "\(sinceBeginning)" }
    }

    private let executor: DeterministicExecutor

    init(executor: DeterministicExecutor) {
        self.executor = executor
    }

    package var now: Instant { Instant(sinceBeginning: executor.now) }
    package var minimumResolution: Duration { .nanoseconds(1) }

    package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        try await executor.sleep(until: deadline.sinceBeginning)
    }
}
