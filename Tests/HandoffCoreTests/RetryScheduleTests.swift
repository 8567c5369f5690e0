import CreatioClient
import Simulation
import Testing
import Wire

@testable import HandoffCore

@Suite struct `Retry schedule` {
    @Test func `waits double up to five minutes`() {
        let waits = [1, 2, 3, 4, 9, 10, 60].map {
            RetrySchedule.delay(afterAttempts: $0, random: 0)
        }
        #expect(waits == [1, 2, 4, 8, 256, 300, 300].map { .seconds($0) })
    }

    @Test(arguments: [0, 1, 999_999, UInt64.max])
    func `chance takes away a fifth at most`(random: UInt64) {
        let wait = RetrySchedule.delay(afterAttempts: 1, random: random)
        #expect(wait <= .seconds(1) && wait >= .milliseconds(800))
    }

    @Test(arguments: [
        (Duration.seconds(120), Duration.seconds(120)), (.zero, .zero),
        (.seconds(86_400), .seconds(3600)),
    ])
    func `a wish of Creatio is fulfilled, and not undercut, for an hour at most`(
        wish: Duration,
        granted: Duration
    ) throws {
        let (schedule, now) = schedule()
        let error = CreatioError.busy(call: "'POST Case'", status: 429, retryAfter: wish)
        let moment = try #require(schedule.nextAttempt(after: error, attempts: 1))
        #expect(moment - now >= granted)
        #expect(moment - now <= granted + .seconds(1))
    }

    @Test(arguments: [400, 403, 404])
    func `what cannot succeed has no next attempt`(status: Int) {
        let error = CreatioError.refused(call: "'POST Case'", status: status, message: "m")
        #expect(schedule().schedule.nextAttempt(after: error, attempts: 1) == nil)
    }

    private func schedule() -> (schedule: RetrySchedule, now: Timestamp) {
        let simulator = Simulator(seed: 1)
        let environment = simulator.environment(
            party: "core",
            transport: MemoryNetwork(simulator: simulator)
        )
        return (RetrySchedule(environment: environment), environment.now())
    }
}
