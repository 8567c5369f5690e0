import Scenarios
import Testing

@Suite struct `The scenarios of the widget channel` {
    @Test func `are at least twenty-two`() throws {
        #expect(try Repository.scenarioFiles().count >= 22)
    }

    @Test(arguments: try Repository.scenarioFiles())
    func `pass in memory, twice alike`(file: String) throws {
        let scenario = try Scenario(reading: try Repository.text(file), file: file)
        var options = RunOptions()
        options.verifies = true
        let result = ScenarioRunner(options: options).run(scenario)
        #expect(result.failures == [])
    }
}
