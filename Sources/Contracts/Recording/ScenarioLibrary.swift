import FakeCreatio
import JSON
package import Scenarios

/// Everything that is derived from the scenarios: the contract, and its forms for other tools.
package struct ScenarioLibrary: Sendable {
    /// The tag of the scenarios that tell a whole story, which becomes a flow of the contract.
    package static let flowTag = "flow"

    package let contract: Contract
    /// The calls of the flows as a Pact file, version 4.
    package let pact: String
    /// The webhook and the widget's routes as an OpenAPI 3.1 document.
    package let openAPI: String

    /// Plays the scenarios in memory and learns from what crossed the wires.
    ///
    /// - Parameter scenarios: The whole library, each of which passes; other scenarios give another
    ///   contract.
    /// - Throws: `RecordingError` for a scenario that fails.
    package init(playing scenarios: [Scenario]) throws {
        let runner = ScenarioRunner()
        var contract = Contract()
        var pact = PactFile()
        var routes = OpenAPIDocument()
        for scenario in scenarios {
            let recording = try runner.recording(of: scenario)
            contract.merge(ContractRecorder.contract(of: recording))
            routes.learn(recording)
            if scenario.tags.contains(Self.flowTag) {
                contract.flows.append(FlowRecorder.flow(of: recording))
                pact.learn(recording)
            }
        }
        contract.addProcesses()
        self.contract = contract
        self.pact = pact.text
        openAPI = routes.text
    }
}

extension Contract {
    /// The processes of the guide whose calls were seen.
    ///
    /// Scenarios give them planted mistakes, so they are taken as the guide has them.
    fileprivate mutating func addProcesses() {
        let guide: [BusinessProcess] = [
            .agentReplies(webhookURL: ""), .caseClosure(webhookURL: ""),
        ]
        for process in guide {
            let text = process.call.body.filled { $0.joined(separator: ".") }
            guard let event = (try? JSONValue.parse(text))?["event_type"]?.text,
                webhook[event] != nil
            else { continue }
            processes[process.name] = ProcessNeed(process, sending: event)
        }
    }
}

extension ProcessNeed {
    fileprivate init(_ process: BusinessProcess, sending event: String) {
        let (happens, watched): (String, [String]) =
            switch process.signal.event {
            case .added: ("added", [])
            case .modified(let columns): ("modified", columns)
            case .deleted: ("deleted", [])
            }
        self.init(
            object: process.signal.object,
            event: happens,
            watches: Set(watched),
            filter: process.filter,
            sends: event
        )
    }
}
