import FakeCreatio
import Simulation
import Testing
import Wire

@Suite struct `The controlled clock` {
    @Test func `runs with the clock below it`() throws {
        let passed = try elapsed { clock, base in
            try await base.sleep(for: .seconds(5))
            return clock.moment
        }
        #expect(passed == .seconds(5))
    }

    @Test func `an advance wakes a sleeper before its time, and a later one not`() throws {
        let order = try withClock { clock, base in
            try await withThrowingTaskGroup(of: String.self) { group in
                for (name, hours) in [("late", 3), ("early", 1)] {
                    group.addTask {
                        try await clock.sleep(for: .seconds(hours * 3600))
                        return "\(name) after \(base.now.sinceBeginning.components.seconds) s"
                    }
                }
                group.addTask {
                    try await base.sleep(for: .seconds(60))
                    clock.advance(by: .seconds(2 * 3600))
                    return "advanced"
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        // The late one had three hours to sleep, and two of them were skipped.
        #expect(order.sorted() == ["advanced", "early after 60 s", "late after 3600 s"])
    }

    @Test func `a frozen clock stands, and its sleepers with it`() throws {
        let moments = try withClock { clock, base in
            clock.freeze()
            let frozen = clock.moment
            return try await withThrowingTaskGroup(of: Duration.self) { group in
                group.addTask {
                    try await clock.sleep(for: .seconds(10))
                    return base.now.sinceBeginning
                }
                try await base.sleep(for: .seconds(3600))
                let stood = clock.moment - frozen
                clock.run()
                let woke = try await group.next() ?? .zero
                return [stood, woke]
            }
        }
        #expect(moments == [.zero, .seconds(3610)])
    }

    @Test func `a sleeper that is cancelled stops sleeping`() throws {
        let slept = try withClock { clock, base in
            await #expect(throws: DeadlineExceeded.self) {
                try await withDeadline(.seconds(2), clock: base) {
                    try await clock.sleep(for: .seconds(100))
                }
            }
            return base.now.sinceBeginning
        }
        #expect(slept == .seconds(2))
    }

    @Test func `a clock that is set tells that time, running or frozen`() throws {
        let target = Timestamp(microseconds: 4_102_444_800_000_000)
        let texts = try withClock { clock, base in
            clock.set(to: target)
            try await base.sleep(for: .seconds(1))
            let running = clock.moment.iso8601(fractionDigits: 0)
            clock.freeze()
            clock.set(to: target)
            try await base.sleep(for: .seconds(1))
            return [running, clock.moment.iso8601(fractionDigits: 0)]
        }
        #expect(texts == ["2100-01-01T00:00:01Z", "2100-01-01T00:00:00Z"])
    }

    private func elapsed(
        _ body: @escaping @Sendable (ControlledClock, VirtualClock) async throws -> Timestamp
    ) throws -> Duration {
        try withClock { clock, base in
            let beginning = clock.moment
            return try await body(clock, base) - beginning
        }
    }

    private func withClock<Value: Sendable>(
        _ body: @escaping @Sendable (ControlledClock, VirtualClock) async throws -> Value
    ) throws -> Value {
        let simulator = Simulator(seed: 1)
        return try simulator.run {
            let network = MemoryNetwork(simulator: simulator)
            let clock = ControlledClock(
                over: simulator.environment(party: "clock", transport: network)
            )
            return try await body(clock, simulator.clock)
        }
    }
}
