import Foundation
import HandoffCore
import Logging
import Simulation
package import Wire

/// How scenarios are run.
package struct RunOptions: Sendable {
    /// Decides the order of concurrent work, ids and latencies.
    package var seed: UInt64 = 1
    package var transport = RunTransport.memory
    /// The instance of Creatio on which scenarios are played; nil for the stock one.
    package var instance: InstanceFolder?
    /// Whether every scenario is run twice and the traces must be equal.
    ///
    /// Over sockets the order is not exact, and only the verdicts are compared.
    package var verifies = false
    /// What holds at the end of every run beside the invariants of the catalogue.
    package var invariants: [any Invariant] = []
    /// Reads a clock of the real world, for what reports tell of a run's real duration; nobody
    /// measures where it always says the same.
    package var realTime: @Sendable () -> Duration = { .zero }

    package init() {}
}

/// What carries the requests.
package enum RunTransport: Sendable {
    /// Function calls on a simulated network.
    case memory
    /// Sockets on loopback.
    case http(LiveClientLender)

    package var kind: TransportKind {
        switch self {
        case .memory: .memory
        case .http: .http
        }
    }
}

/// Lends a live client that finds the servers of a run in the directory and counts its exchanges
/// in the traffic, and gives back what the body gave.
package typealias LiveClientLender =
    @Sendable (
        _ directory: LoopbackDirectory,
        _ traffic: Traffic,
        _ body: @escaping @Sendable (any Transport) async throws -> [Failure]
    ) async throws -> [Failure]

/// Runs scenarios, each in a world of its own.
package struct ScenarioRunner: Sendable {
    private let options: RunOptions

    package init(options: RunOptions = RunOptions()) {
        self.options = options
    }

    /// Runs a scenario to its end on the calling thread.
    ///
    /// Whatever goes wrong, stands in the result: a scenario that could be read always gives one.
    package func run(_ scenario: Scenario) -> ScenarioResult {
        let start = options.realTime()
        var run = play(scenario)
        if options.verifies, run.failures.isEmpty {
            run = run.compared(with: play(scenario), options)
        }
        return run.result(of: scenario, options, elapsed: options.realTime() - start)
    }

    /// What one playing leaves behind.
    ///
    /// - Throws: `RecordingError` where the scenario does not pass.
    package func recording(of scenario: Scenario) throws -> Recording {
        let run = play(scenario)
        if let failure = run.failures.first {
            throw RecordingError(file: scenario.file, reason: failure.message)
        }
        return run.recording
    }

    private func play(_ scenario: Scenario) -> Run {
        do {
            switch options.transport {
            case .memory: return try playInMemory(scenario)
            case .http(let lend): return try playOverSockets(scenario, lend)
            }
        } catch {
            return Run(failures: [Failure(.run, "\(error)")])
        }
    }

    private func playInMemory(_ scenario: Scenario) throws -> Run {
        let simulator = Simulator(seed: options.seed)
        let network = MemoryNetwork(simulator: simulator)
        let stage = try stage(of: scenario, simulator, network)
        for (authority, responder) in stage.parties { network.attach(responder, at: authority) }
        return Run(
            playing: { try simulator.run { await performance(on: stage).play() } },
            on: stage
        )
    }

    private func stage(
        of scenario: Scenario,
        _ simulator: Simulator,
        _ transport: any Transport
    ) throws -> Stage {
        try Stage(
            scenario: scenario,
            on: options.instance,
            simulator: simulator,
            transport: transport
        )
    }

    private func performance(on stage: Stage) -> Performance {
        Performance(stage: stage, invariants: options.invariants)
    }

    private func playOverSockets(
        _ scenario: Scenario,
        _ lend: @escaping LiveClientLender
    ) throws -> Run {
        let traffic = Traffic()
        let directory = LoopbackDirectory()
        let simulator = Simulator(seed: options.seed, traffic: traffic)
        let client = LentTransport()
        let stage = try stage(of: scenario, simulator, client)
        let servers = LoopbackServers(
            parties: stage.parties,
            directory: directory,
            traffic: traffic
        )
        let performance = performance(on: stage)
        return Run(
            playing: {
                try simulator.run {
                    try await lend(directory, traffic) { transport in
                        client.lend(transport)
                        return try await servers.serving { await performance.play() }
                    }
                }
            },
            on: stage
        )
    }
}

/// Why there is nothing to learn from a run.
package struct RecordingError: Error, Sendable, Equatable, CustomStringConvertible {
    package let file: String
    package let reason: String

    package var description: String {
        "\(file): the scenario does not pass, so nothing is learned from it: \(reason)"
    }
}

/// One playing of a scenario, before it becomes a result.
private struct Run {
    var failures: [Failure]
    var recording = Recording()
    var duration = Duration.zero

    init(failures: [Failure]) {
        self.failures = failures
    }

    init(playing play: () throws -> [Failure], on stage: Stage) {
        do {
            failures = try play()
        } catch {
            let exchanges = LastExchanges.that(matterIn: stage.recorder.trace.exchanges)
            failures = [Failure(.run, "\(error)", exchanges: exchanges)]
        }
        recording = stage.recording
        duration = stage.clock.now.sinceBeginning
    }

    var trace: Trace { recording.trace }

    /// This run, failed if the other one went another way.
    func compared(with other: Run, _ options: RunOptions) -> Run {
        var run = self
        switch options.transport.kind {
        case .memory:
            guard let difference = trace.firstDifference(from: other.trace) else { return self }
            run.failures = [
                Failure(
                    .run,
                    "the same seed gave another trace",
                    differences: [
                        Difference(
                            "first difference",
                            expected: difference.own,
                            actual: difference.other
                        )
                    ]
                )
            ]
        case .http:
            run.failures = other.failures
        }
        return run
    }

    func result(of scenario: Scenario, _ options: RunOptions, elapsed: Duration)
        -> ScenarioResult
    {
        ScenarioResult(
            name: scenario.name,
            file: scenario.file,
            tags: scenario.tags,
            seed: options.seed,
            transport: options.transport.kind,
            failures: failures,
            digest: trace.digest,
            duration: duration,
            elapsed: elapsed,
            exchangeCount: trace.exchanges.count,
            askedOfCreatio: trace.exchanges.filter {
                $0.receiver == StageWorld.parties[StageWorld.creatio]
            }
        )
    }
}
