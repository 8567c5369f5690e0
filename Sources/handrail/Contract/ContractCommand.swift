import ArgumentParser

struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract",
        abstract: "Prints what the core needs of a Creatio, and compares versions of it.",
        discussion: """
            The contract is recorded from what the core sent while every scenario ran. Examples:

              handrail contract
              handrail contract --format pact > handrail.pact.json
              handrail contract --record
              handrail contract diff released.yaml Fixtures/contract.yaml
            """,
        subcommands: [ContractPrintCommand.self, ContractDiffCommand.self],
        defaultSubcommand: ContractPrintCommand.self
    )
}
