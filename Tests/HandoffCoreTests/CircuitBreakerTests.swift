import CreatioClient
import Simulation
import Testing
import Wire

@testable import HandoffCore

@Suite struct `Circuit breaker` {
    private let dead = CreatioError.unreachable("nobody is there")
    private let work = Due(lanes: ["a", "b", "c"], next: nil)

    @Test func `lets everything through before the fifth failure in a row`() throws {
        let admitted = try play { breaker, _, now in
            note(4, in: breaker)
            return breaker.admitted(work, now: now())
        }
        #expect(admitted.lanes == ["a", "b", "c"])
    }

    @Test func `any answer makes it count from the beginning`() throws {
        let pause = try play { breaker, _, _ in
            note(4, in: breaker)
            breaker.note(.refused(call: "'POST Case'", status: 400, message: "m"))
            note(4, in: breaker)
            return breaker.pausedUntil
        }
        #expect(pause == nil)
    }

    @Test func `sends nothing during a pause and one probe after it`() throws {
        let admitted = try play { breaker, clock, now in
            note(5, in: breaker)
            let during = breaker.admitted(work, now: now())
            try await clock.sleep(for: .seconds(10))
            return [during.lanes, breaker.admitted(work, now: now()).lanes]
        }
        #expect(admitted == [[], ["a"]])
    }

    @Test func `pauses twice as long after each probe that fails, up to two minutes`() throws {
        let pauses = try play { breaker, clock, now in
            note(5, in: breaker)
            var pauses: [Duration] = []
            while pauses.count < 6 {
                let pause = try #require(breaker.pausedUntil) - now()
                pauses.append(pause)
                try await clock.sleep(for: pause)
                note(1, in: breaker)
            }
            return pauses
        }
        #expect(pauses == [10, 20, 40, 80, 120, 120].map { .seconds($0) })
    }

    @Test func `failures of calls that were under way lengthen no pause`() throws {
        let pause = try play { breaker, _, now in
            note(12, in: breaker)
            return try #require(breaker.pausedUntil) - now()
        }
        #expect(pause == .seconds(10))
    }

    @Test func `a probe that is answered ends the pause`() throws {
        let admitted = try play { breaker, clock, now in
            note(5, in: breaker)
            try await clock.sleep(for: .seconds(10))
            breaker.noteAnswer()
            return breaker.admitted(work, now: now())
        }
        #expect(admitted.lanes == ["a", "b", "c"])
    }

    @Test func `a wish to be left alone holds for all sessions at once`() throws {
        let pause = try play { breaker, _, now in
            breaker.note(.busy(call: "'POST Case'", status: 429, retryAfter: .seconds(90)))
            return try #require(breaker.pausedUntil) - now()
        }
        #expect(pause == .seconds(90))
    }

    private func note(_ count: Int, in breaker: CircuitBreaker) {
        for _ in 0..<count { breaker.note(dead) }
    }

    private func play<Value: Sendable>(
        _ body:
            @escaping @Sendable (CircuitBreaker, VirtualClock, @Sendable () -> Timestamp)
            async throws -> Value
    ) throws -> Value {
        let simulator = Simulator(seed: 1)
        let environment = simulator.environment(
            party: "core",
            transport: MemoryNetwork(simulator: simulator)
        )
        return try simulator.run {
            try await body(
                CircuitBreaker(environment: environment),
                simulator.clock,
                environment.now
            )
        }
    }
}
