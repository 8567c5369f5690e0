package import Logging
package import Wire

/// One simulated world: a seed decides the order of its tasks, its ids and its random numbers,
/// and its clock jumps instead of waiting.
///
/// ```swift
/// let simulator = Simulator(seed: 1)
/// let network = MemoryNetwork(simulator: simulator)
/// try simulator.run {
///     let core = simulator.environment(party: "core", transport: network)
///     …
/// }
/// ```
package final class Simulator: Sendable {
    /// The moment at which every simulated world begins: a Monday morning.
    package static let beginning = Timestamp(microseconds: 1_767_603_600_000_000)

    package let seed: UInt64
    package let clock: VirtualClock
    private let executor: DeterministicExecutor

    /// - Parameters:
    ///   - seed: Decides every choice that the world leaves open.
    ///   - traffic: What is on its way through sockets while the world runs over them; the clock
    ///     stands still meanwhile. Nil where all is in memory.
    package init(seed: UInt64, traffic: Traffic? = nil) {
        self.seed = seed
        executor = DeterministicExecutor(
            random: RandomStream(seed: seed, name: "order"),
            traffic: traffic
        )
        clock = VirtualClock(executor: executor)
    }

    /// Runs the body and everything that it starts to its end, on the calling thread.
    ///
    /// - Throws: What the body throws, or `SimulationStalled` when every task waits for another.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        try executor.run(body)
    }

    /// The environment of one party: its ids and random numbers do not depend on how many
    /// the other parties draw.
    package func environment(
        party: String,
        transport: any Transport,
        logger: Logger = Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() })
    ) -> Environment {
        let ids = RandomStream(seed: seed, name: party + " ids")
        let numbers = RandomStream(seed: seed, name: party + " numbers")
        let clock = clock
        return Environment(
            clock: clock,
            now: { Self.beginning + clock.now.sinceBeginning },
            makeID: { ids.nextUUID() },
            random: { numbers.next() },
            transport: transport,
            logger: logger
        )
    }
}
