import ArgumentParser
import Fidelity
import Foundation
import Reports
import Wire

struct FidelityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fidelity",
        abstract: "Holds the fake Creatio, or a real one, to the ledger of known facts.",
        discussion: """
            Examples:

              handrail fidelity
              handrail fidelity --filter login --state confirmed
              handrail fidelity --against https://acme.creatio.com --user Supervisor
              handrail fidelity --page

            Against a real instance only what reads is run unless --write is given; what the cases \
            make is deleted again. The password is read from HANDRAIL_PASSWORD, the client's \
            secret from HANDRAIL_CLIENT_SECRET, or from the files that are named.

            Exit codes: 0 all passed; 1 something failed; 2 the call or the ledger is not usable; \
            3 the instance could not be reached.
            """
    )

    @Option(help: "The folder of the ledger.")
    var ledger = Ledger.defaultFolder

    @Option(help: "Run only cases whose id, area, sentence or file contains this.")
    var filter: String?

    @Option(help: "Run only cases of this state.")
    var state: EvidenceState?

    @Flag(help: "List the cases instead of running them.")
    var list = false

    @Flag(help: "Write the page of what the fake answers, and the index that reports use.")
    var page = false

    @Flag(help: "Print the JSON Schema of the ledger's files.")
    var schema = false

    @OptionGroup(title: "A real instance")
    var real: RealInstance

    func run() async throws {
        if schema { return StandardOutput.print(LedgerSchema.text) }
        do {
            let whole = try Ledger.load(folder: ledger)
            if page { return try ConformanceFiles(folder: ledger).write(whole) }
            let chosen = whole.filtered(by: filter, state: state)
            guard !chosen.cases.isEmpty else { throw UnusableCall("no case is chosen") }
            if list { return chosen.cases.forEach { StandardOutput.print($0.line) } }
            try report(await results(of: chosen))
        } catch let status as ExitStatus {
            throw status
        } catch let error as TransportError {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.unreachable
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }

    private func results(of ledger: Ledger) async throws -> [CaseResult] {
        let console = FidelityReport(style: .ofStandardOutput)
        let tell = { (result: CaseResult) -> CaseResult in
            if let text = console.text(of: result) { StandardOutput.print(text) }
            return result
        }
        guard real.against == nil else {
            return try await real.run(ledger).map(tell)
        }
        var fakes = LedgerFakes()
        return try ledger.cases.map { try tell(fakes.run($0)) }
    }

    private func report(_ results: [CaseResult]) throws {
        StandardOutput.print(FidelityReport(style: .ofStandardOutput).summary(of: results))
        guard !results.contains(where: \.hasFailed) else { throw ExitStatus.failed }
    }
}

extension EvidenceState: ExpressibleByArgument {}

extension FidelityCase {
    /// A line of a list.
    fileprivate var line: String { "\(position): \(id) [\(state)] \(says)" }
}
