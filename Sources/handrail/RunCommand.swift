import ArgumentParser
import Contracts
import Fidelity
import Foundation
import JSON
import LiveWire
import Reports
import Scenarios

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Plays scenarios and says which passed.",
        discussion: """
            Examples:

              handrail run
              handrail run Scenarios/widget-channel/rep-reply.yaml --seed 7
              handrail run --tag smoke --transport http
              handrail run --verify --report junit=scenarios.xml
              handrail run Scenarios/widget-channel --creatio acme

            Exit codes: 0 all passed; 1 something failed; 2 the call or a scenario is not usable.
            """
    )

    @Argument(help: "Scenario files, and folders that are searched to any depth.")
    var paths: [String] = [ScenarioLoader.defaultFolder]

    @Option(help: "What carries the requests: memory, or http over loopback sockets.")
    var transport = TransportKind.memory

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp("Also write a report; the format is junit.", valueName: "format=file")
    )
    var reports: [ReportRequest] = []

    @Option(help: "Play only scenarios whose name or file contains this.")
    var filter: String?

    @Option(
        name: .customLong("tag"),
        help: "Play only scenarios with this tag; given more than once, with any of them."
    )
    var tags: [String] = []

    @Option(help: "The seed that decides order, ids and latencies.")
    var seed: UInt64 = 1

    @Flag(help: "Play every scenario twice and compare the digests of the traces.")
    var verify = false

    @Option(
        help: """
            A folder with an instance.yaml, such as 'handrail import' writes, on whose instance \
            the scenarios are played.
            """
    )
    var creatio: String?

    @OptionGroup
    var contract: ContractOption

    @Flag(help: "List what the scenarios relied on of what is known of Creatio.")
    var reliance = false

    @Flag(help: "List the scenarios instead of playing them.")
    var list = false

    func run() throws {
        let instance = try instance()
        let scenarios = try load(on: instance)
        guard !list else {
            for scenario in scenarios { StandardOutput.print("\(scenario.file): \(scenario.name)") }
            return
        }
        let console = ConsoleReport(style: .ofStandardOutput, creatio: creatio)
        let runner = ScenarioRunner(options: try options(on: instance))
        let results = scenarios.map { scenario in
            let result = runner.run(scenario)
            StandardOutput.print(console.text(of: result))
            return result
        }
        let index = ledgerIndex
        try write(JUnitReport(index: index).xml(of: results))
        if let index {
            let report = RelianceReport(of: results, on: index)
            if reliance { StandardOutput.print("\n" + report.list) }
            StandardOutput.print("\n" + report.line)
        }
        StandardOutput.print("\n" + console.summary(of: results))
        guard results.allSatisfy(\.hasPassed) else { throw ExitStatus.failed }
    }

    /// The scenarios that are meant; ends the command where one of the files has mistakes, since
    /// a run without it would be green for the wrong reason.
    private func load(on instance: InstanceFolder?) throws -> [Scenario] {
        var loader = ScenarioLoader()
        loader.instance = instance
        loader.paths = paths
        loader.filter = filter
        loader.tags = tags
        do {
            let (scenarios, mistakes) = try loader.load()
            guard mistakes.isEmpty else {
                try write(JUnitReport().xml(of: [], mistakes: mistakes))
                StandardError.print(ConsoleReport().text(of: mistakes))
                throw ExitStatus.notUsable
            }
            return scenarios
        } catch let error as ScenarioLoadingError {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }

    /// The index of the ledger; nil away from the repository, where there is none.
    private var ledgerIndex: LedgerIndex? {
        let file = Ledger.defaultFolder + "/" + LedgerIndex.fileName
        guard let data = FileManager.default.contents(atPath: file),
            let json = try? JSONValue.parse(data)
        else { return nil }
        return LedgerIndex(json)
    }

    private func instance() throws -> InstanceFolder? {
        do {
            return try creatio.map { try InstanceFolder(path: $0) }
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }

    private func options(on instance: InstanceFolder?) throws -> RunOptions {
        var options = RunOptions()
        options.instance = instance
        do {
            options.invariants = try contract.invariants()
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
        options.seed = seed
        options.verifies = verify
        let beginning = ContinuousClock.now
        options.realTime = { ContinuousClock.now - beginning }
        options.transport =
            switch transport {
            case .memory: .memory
            case .http:
                .http { directory, traffic, body in
                    try await LiveTransport.with(loopback: (directory, traffic)) { transport in
                        try await body(transport)
                    }
                }
            }
        return options
    }

    private func write(_ junit: @autoclosure () -> String) throws {
        for report in reports {
            do {
                try Data(junit().utf8).write(to: URL(filePath: report.file), options: .atomic)
            } catch {
                StandardError.print("handrail: the report '\(report.file)' cannot be written")
                throw ExitStatus.notUsable
            }
        }
    }
}

/// A report to be written: `junit=scenarios.xml`.
struct ReportRequest: ExpressibleByArgument {
    private static let format = "junit"

    let file: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0] == Self.format else { return nil }
        file = String(parts[1])
    }
}

extension TransportKind: ExpressibleByArgument {}

extension ConsoleStyle {
    /// Colours only where a person sees them.
    static var ofStandardOutput: ConsoleStyle {
        fitting(
            isTerminal: isatty(FileHandle.standardOutput.fileDescriptor) != 0,
            noColor: ProcessInfo.processInfo.environment["NO_COLOR"]
        )
    }
}
