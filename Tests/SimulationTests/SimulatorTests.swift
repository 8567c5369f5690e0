import Simulation
import Synchronization
import Testing
import Wire

@Suite struct `Simulators` {
    @Test func `three days of sleep take no time and move the clock`() throws {
        let simulator = Simulator(seed: 1)
        try simulator.run { try await simulator.clock.sleep(for: .seconds(3 * 86_400)) }
        #expect(simulator.clock.now.sinceBeginning == .seconds(3 * 86_400))
    }

    @Test func `a later instant is a positive duration away`() {
        let first = VirtualClock.Instant(sinceBeginning: .seconds(1))
        let second = VirtualClock.Instant(sinceBeginning: .seconds(3))
        #expect(first.duration(to: second) == .seconds(2))
    }

    @Test(arguments: 1...20)
    func `the same seed gives the same order of concurrent work`(seed: UInt64) throws {
        #expect(try orderOfWork(seed: seed) == orderOfWork(seed: seed))
    }

    @Test func `another seed gives another order`() throws {
        let orders = try (1...20).map { try orderOfWork(seed: $0) }
        #expect(Set(orders).count > 10)
    }

    @Test func `sleepers wake in the order of their deadlines, whatever the seed`() throws {
        let simulator = Simulator(seed: 7)
        let woken = Log()
        try simulator.run {
            await withTaskGroup(of: Void.self) { group in
                for seconds in [5, 1, 3] {
                    group.addTask {
                        // Nobody cancels this sleep.
                        try? await simulator.clock.sleep(for: .seconds(seconds))
                        woken.add("\(seconds)")
                    }
                }
            }
        }
        #expect(woken.text == "135")
    }

    @Test func `a cancelled sleeper wakes at once`() throws {
        let simulator = Simulator(seed: 1)
        let outcome = try simulator.run {
            try await withThrowingTaskGroup(of: String.self) { group in
                group.addTask {
                    do {
                        try await simulator.clock.sleep(for: .seconds(3600))
                        return "slept"
                    } catch {
                        return "cancelled"
                    }
                }
                try await simulator.clock.sleep(for: .seconds(1))
                group.cancelAll()
                return try await group.next()
            }
        }
        #expect(outcome == "cancelled")
        #expect(simulator.clock.now.sinceBeginning == .seconds(1))
    }

    @Test func `a deadline ends what takes too long`() throws {
        let simulator = Simulator(seed: 1)
        #expect(throws: DeadlineExceeded.self) {
            try simulator.run {
                _ = try await withDeadline(.seconds(5), clock: simulator.clock) {
                    try await simulator.clock.sleep(for: .seconds(6))
                }
            }
        }
        #expect(simulator.clock.now.sinceBeginning == .seconds(5))
    }

    @Test func `a world in which everybody waits is reported, not waited for`() {
        let simulator = Simulator(seed: 1)
        let never = Mutex<CheckedContinuation<Void, Never>?>(nil)
        #expect(throws: SimulationStalled.self) {
            try simulator.run {
                await withCheckedContinuation { waiter in never.withLock { $0 = waiter } }
            }
        }
        never.withLock { $0 }?.resume()
    }

    @Test func `tasks that wake each other for ever are reported, not waited for`() {
        let simulator = Simulator(seed: 1)
        #expect(throws: SimulationSpinning.self) {
            try simulator.run { while !Task.isCancelled { await Task.yield() } }
        }
    }

    @Test func `ids are UUIDs of version 4 in lower case and differ from party to party`() {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        let core = simulator.environment(party: "core", transport: network).makeID()
        let creatio = simulator.environment(party: "creatio", transport: network).makeID()
        #expect(
            core.wholeMatch(
                of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
            ) != nil
        )
        #expect(core != creatio)
    }

    /// The order in which five tasks get through three sleeps each.
    private func orderOfWork(seed: UInt64) throws -> String {
        let simulator = Simulator(seed: seed)
        let order = Log()
        try simulator.run {
            await withTaskGroup(of: Void.self) { group in
                for name in ["a", "b", "c", "d", "e"] {
                    group.addTask {
                        for _ in 1...3 {
                            // Nobody cancels this sleep.
                            try? await simulator.clock.sleep(for: .seconds(1))
                            order.add(name)
                        }
                    }
                }
            }
        }
        return order.text
    }
}

/// What happened, in the order in which it happened.
private final class Log: Sendable {
    private let entries = Mutex("")

    var text: String { entries.withLock { $0 } }

    func add(_ entry: String) {
        entries.withLock { $0 += entry }
    }
}
