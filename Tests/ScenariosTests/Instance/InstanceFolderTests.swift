import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Scenarios
import Simulation
import Testing
import Wire
import YAML

@Suite struct `A folder of an instance` {
    private static let id = "11111111-0000-4000-8000-000000000001"

    @Test func `the example becomes an instance`() throws {
        let folder = try InstanceFolder(
            path: Repository.root.appending(path: "Fixtures/creatio/two-reps").path
        )
        var settings = InstanceSettings()
        folder.apply(to: &settings)
        #expect(settings.users.map(\.name) == ["Supervisor", "Dana"])
        #expect(settings.profile.runtime == .net)
        #expect(settings.limits.rows == 5000)
        #expect(settings.processes.map(\.name) == ["tell of replies"])
        let given = settings
        let seen = try play(given) { creatio in
            try await folder.furnish(creatio)
            // A store that was kept is furnished once.
            try await folder.furnish(creatio)
            let cases = try await creatio.rows(of: "Case")
            let first = try #require(cases.first)
            let id = first["Id"]?.text ?? ""
            let owner = try await creatio.value(at: "Owner.Name", of: id, in: "Case").text
            let status = try await creatio.value(at: "Status", of: id, in: "Case").text
            return ["\(cases.count)", id, owner, status, first["UsrOrderNumber"]?.text]
        }
        #expect(
            seen == [
                "1", "7b0c4f0e-6a0a-4d0b-9b8f-0d3a3c9b5a01", "Dana Rep", "In progress", "1042",
            ]
        )
    }

    @Test(
        arguments: [
            ("creatio: X\nswitches: runtim=net", "i.yaml:2:11: unknown switch 'runtim'; did you"),
            ("creatio: X\nswitches: runtime=cobol", "i.yaml:2:11: 'cobol' is no value of"),
            ("creatio: X\nprofil: net-mssql", "i.yaml:2:1: unknown key 'profil'; did you mean"),
            ("creatio: X\nrows: { Cse: {} }", "i.yaml:2:9: unknown object 'Cse'; did you mean"),
            (
                "creatio: X\nusers:\n  dana: { password: x, contact: dna }",
                "i.yaml:3:33: unknown contact 'dna'"
            ),
            (
                "creatio: X\nprocesses:\n  p: { object: Case, event: adedd, url: x }",
                "i.yaml:3:29: 'event' takes"
            ),
            ("profile: net-mssql", "i.yaml:1:1: 'creatio' is missing here"),
            ("creatio: X\nimported: { Cse: {} }", "i.yaml:2:13: unknown object 'Cse'; did you"),
            (
                "creatio: X\nimported: { CaseStatus: { Done: { Name: Done } } }",
                "i.yaml:2:27: 'Done' has no 'Id', which a row of an instance brings"
            ),
            (
                "creatio: X\nimported: { ActivityCategory: { Do: { Id: \(id), ActivityType: Tsk } } }",
                "i.yaml:2:81: 'ActivityType' takes the id of a 'ActivityType' or what one is"
            ),
            (
                "creatio: X\nimported: { CaseStatus: { A: { Id: \(id) }, B: { Id: \(id) } } }",
                "i.yaml:2:76: a second row has the 'Id' \(id)"
            ),
            (
                "creatio: X\nimported: { CaseStatus: { A: { Id: \(id), Nme: B } } }",
                "i.yaml:2:74: unknown column of CaseStatus: 'Nme'; did you mean 'Name'?"
            ),
            (
                "creatio: X\nsystem settings: { CaseStatsDef: 1 }",
                "i.yaml:2:20: unknown system setting 'CaseStatsDef'; did you mean"
            ),
        ]
    )
    func `a mistake is told with its place`(text: String, beginning: String) throws {
        let mistakes = #expect(throws: YAMLMistakes.self) {
            try InstanceFolder(reading: text, file: "i.yaml")
        }
        #expect(mistakes?.description.hasPrefix(beginning) == true, "\(mistakes as Any)")
    }

    @Test func `a process says how it calls, and whether the save waits for it`() throws {
        let text = """
            creatio: X
            limits: { request time: 30 s, body size: 1000 }
            processes:
              ask:
                object: Case
                event: added
                in background: false
                method: PUT
                url: http://127.0.0.1:9000/cases/[#Id#]
                headers: { X-Key: secret }
            """
        var settings = InstanceSettings()
        try InstanceFolder(reading: text, file: "i.yaml").apply(to: &settings)
        let process = try #require(settings.processes.first)
        #expect(!process.runsInBackground)
        #expect(process.call.method == .put)
        #expect(process.call.headers.mapValues(\.exposed) == ["X-Key": "secret"])
        #expect(settings.limits.requestTime == .seconds(30))
        #expect(settings.limits.bodySize == 1000)
    }

    private func play<Value: Sendable>(
        _ settings: InstanceSettings,
        _ body: @escaping @Sendable (CreatioInstance) async throws -> Value
    ) throws -> Value {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        let environment = simulator.environment(party: "creatio", transport: network)
        let creatio = try CreatioInstance(environment: environment, settings: settings)
        return try simulator.run { try await body(creatio) }
    }
}
