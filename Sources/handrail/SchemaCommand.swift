import ArgumentParser
import Scenarios

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of the scenario language.",
        discussion: """
            Editors complete and check scenarios with it. The repository keeps a copy:

              handrail schema > Fixtures/scenario.schema.json
            """
    )

    func run() {
        print(ScenarioSchema.text, terminator: "")
    }
}
