import Foundation
import Scenarios
import Testing
import YAML

@Suite struct `Reading a scenario` {
    @Test func `the sample of the design reads as it stands`() throws {
        let scenario = try Scenario(
            reading: try Repository.text("Scenarios/widget-channel/the-whole-story.yaml"),
            file: "story.yaml"
        )
        #expect(scenario.name == "A visitor asks for a human and the rep sees the whole story")
        #expect(scenario.tags == ["seed", "smoke", "flow"])
        #expect(scenario.given.visitors.map(\.email) == ["ada@example.com"])
        #expect(scenario.given.settings.defaultCaseOwner == "dana")
        #expect(
            scenario.steps.map { "\($0.position.line) \($0.text)" } == [
                "12 visitor: My order 1042 never arrived",
                "13 ai: I am sorry. Let me look that up.",
                "14 visitor: I want to talk to a human",
                "15 ai",
                "17 expect case",
                "27 rep replies: Hello Ada, it ships today.",
                #"28 expect visitor sees: { from: agent, text: "Hello Ada, it ships today." }"#,
                "29 rep resolves the case",
                "30 expect session: resolved",
            ]
        )
    }

    @Test(arguments: StepCatalogue.all.map(\.key))
    func `the example of each step reads`(key: String) throws {
        let example = StepCatalogue.all.first { $0.key == key }!.example
        let scenario = try Scenario(
            reading: """
                scenario: An example
                given:
                  creatio: { contacts: { dana: { Name: Dana Rep }, eve: { Name: Eve Rep } } }
                  visitors: { visitor: { email: ada@example.com }, bob: { email: bob@example.com } }
                steps:
                  - \(example)
                """,
            file: "example.yaml"
        )
        #expect(scenario.steps.count == 1)
        #expect(scenario.steps[0].text.hasPrefix(key))
    }

    @Test(arguments: try Repository.scenarioFiles())
    func `every scenario of the repository reads`(file: String) throws {
        let scenario = try Scenario(reading: try Repository.text(file), file: file)
        #expect(!scenario.steps.isEmpty)
    }
}
