import ArgumentParser
import Contracts

struct ContractDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what became stricter, looser or incompatible between two contracts.",
        discussion: """
            A gate for releases: a Creatio that was set up for the old contract may fail the new \
            one where anything is stricter or incompatible. Examples:

              handrail contract diff released.yaml Fixtures/contract.yaml
              git show v1.2:Fixtures/contract.yaml > released.yaml
              handrail contract diff released.yaml Fixtures/contract.yaml || echo "tell the partners"

            Exit codes: 0 every Creatio that satisfies the old one satisfies the new one; 1 one \
            may fail; 2 a file is not usable.
            """
    )

    @Argument(help: "The contract that partners have been set up for.")
    var old: String

    @Argument(help: "The contract that is to be released.")
    var new: String

    func run() throws {
        let difference: ContractDifference
        do {
            difference = ContractDifference(
                from: try ContractFile(old).read(),
                to: try ContractFile(new).read()
            )
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
        StandardOutput.print(String(difference.text.dropLast()))
        let strict = difference.findings.filter { $0.kind != .looser }.count
        StandardOutput.print("\n\(difference.findings.count - strict) passed, \(strict) failed")
        guard !difference.mayFail else { throw ExitStatus.failed }
    }
}
