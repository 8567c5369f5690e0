import ArgumentParser
import Contracts
import Foundation
import Scenarios
import YAML

struct ContractPrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Prints the contract, or derives it anew.",
        discussion: """
            Without options the contract is printed as it lies in its file. Its other forms lie \
            beside it: contract.pact.json and contract.openapi.json. Examples:

              handrail contract
              handrail contract --format pact > creatio.pact.json
              handrail contract --format openapi > core.openapi.json
              handrail contract --record
              handrail contract --check

            --record plays every scenario and rewrites the files; --check plays them and compares.

            Exit codes: 0 printed, recorded, or up to date; 1 a file is stale; 2 the call, the \
            file or a scenario is not usable.
            """
    )

    @Option(help: "The file of the contract.")
    var file = Contract.file

    @Option(help: "What is printed: yaml, pact (version 4) or openapi (3.1).")
    var format = ContractForm.yaml

    @Option(help: "The folder of the scenarios from which the contract is derived.")
    var scenarios = ScenarioLoader.defaultFolder

    @Flag(help: "Play every scenario and write the files anew.")
    var record = false

    @Flag(help: "Play every scenario and compare with the files.")
    var check = false

    func validate() throws {
        guard !(record && check) else {
            throw ValidationError("choose one of --record and --check")
        }
    }

    func run() throws {
        do {
            if record {
                try write(library())
            } else if check {
                try compare(library())
            } else {
                let text = try ContractFile(format.file(beside: file)).text()
                StandardOutput.print(String(text.dropLast()))
            }
        } catch let status as ExitStatus {
            throw status
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }

    private func library() throws -> ScenarioLibrary {
        var loader = ScenarioLoader()
        loader.paths = [scenarios]
        let (found, mistakes) = try loader.load()
        guard mistakes.isEmpty else { throw YAMLMistakes(mistakes) }
        return try ScenarioLibrary(playing: found)
    }

    private func write(_ library: ScenarioLibrary) throws {
        for form in ContractForm.allCases {
            let path = form.file(beside: file)
            do {
                try Data(form.text(of: library).utf8)
                    .write(to: URL(filePath: path), options: .atomic)
            } catch {
                throw ContractFileError(path, "it cannot be written")
            }
        }
    }

    private func compare(_ library: ScenarioLibrary) throws {
        let stale = try ContractForm.allCases.filter { form in
            try ContractFile(form.file(beside: file)).text() != form.text(of: library)
        }
        for form in stale {
            StandardOutput.print(
                "\(form.file(beside: file)) is stale; handrail contract --record rewrites it"
            )
        }
        if stale.contains(.yaml) {
            let difference = ContractDifference(
                from: try ContractFile(file).read(),
                to: library.contract
            )
            StandardOutput.print(difference.text)
        }
        let count = ContractForm.allCases.count
        StandardOutput.print("\(count - stale.count) passed, \(stale.count) failed")
        guard stale.isEmpty else { throw ExitStatus.failed }
    }
}

extension ContractForm: ExpressibleByArgument {}
