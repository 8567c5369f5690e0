import LiveWire
import Scenarios
import Simulation
import Testing
import Wire

/// The other folders are played by `.ci/scenarios`.
///
/// One case runs after the other, since hundreds of them at once would starve the live client.
@Suite(.serialized) struct `The scenarios of the widget channel` {
    @Test func `are at least twenty-two`() throws {
        #expect(try Repository.scenarioFiles(of: "widget-channel").count >= 22)
    }

    @Test(arguments: try Repository.scenarioFiles(of: "widget-channel"))
    func `pass in memory, twice alike`(file: String) throws {
        var options = RunOptions()
        options.verifies = true
        #expect(try played(file, options).failures == [])
    }

    @Test(arguments: try Repository.scenarioFiles(of: "widget-channel"))
    func `pass over sockets`(file: String) async throws {
        let result = try await onThreadOfItsOwn {
            var options = RunOptions()
            options.transport = .http { directory, traffic, body in
                try await LiveTransport.with(loopback: (directory, traffic)) { try await body($0) }
            }
            return try played(file, options)
        }
        #expect(result.failures == [])
    }
}

private func played(_ file: String, _ options: RunOptions) throws -> ScenarioResult {
    let scenario = try Scenario(reading: try Repository.text(file), file: file)
    return ScenarioRunner(options: options).run(scenario)
}
