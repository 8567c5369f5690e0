import LiveWire
import Scenarios
import Testing
import Wire

/// The other folders are played by `.ci/scenarios`: here each case takes a thread for itself, and
/// hundreds of them over sockets would starve the live client.
@Suite struct `The scenarios of the widget channel` {
    @Test func `are at least twenty-two`() throws {
        #expect(try Repository.scenarioFiles(of: "widget-channel").count >= 22)
    }

    @Test(arguments: try Repository.scenarioFiles(of: "widget-channel"))
    func `pass in memory, twice alike`(file: String) throws {
        var options = RunOptions()
        options.verifies = true
        #expect(try result(of: file, options).failures == [])
    }

    @Test(arguments: try Repository.scenarioFiles(of: "widget-channel"))
    func `pass over sockets`(file: String) throws {
        var options = RunOptions()
        options.transport = .http { directory, traffic, body in
            try await LiveTransport.with(loopback: (directory, traffic)) { try await body($0) }
        }
        #expect(try result(of: file, options).failures == [])
    }

    private func result(of file: String, _ options: RunOptions) throws -> ScenarioResult {
        let scenario = try Scenario(reading: try Repository.text(file), file: file)
        return ScenarioRunner(options: options).run(scenario)
    }
}
