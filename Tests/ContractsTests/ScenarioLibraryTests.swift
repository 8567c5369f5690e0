import Contracts
import JSON
import Scenarios
import Testing

@Suite struct `What is derived from scenarios` {
    private let library: ScenarioLibrary

    init() throws {
        library = try ScenarioLibrary(playing: [Repository.scenario(Repository.handoff)])
    }

    @Test func `holds sets with columns, their types and what is done with them`() {
        #expect(
            library.contract.sets["Case"]?.columns["StatusId"]
                == ColumnNeed(type: "Edm.Guid", lookup: "CaseStatus", uses: [.update])
        )
        #expect(library.contract.sets["Case"]?.rights == [.create, .read, .update])
        #expect(library.contract.sets["Contact"]?.filters == ["Email contains", "or"])
        #expect(library.contract.access.batch == ["Activity create"])
    }

    @Test func `has a place for the partner's own columns and not their names`() {
        let columns = library.contract.sets["Case"]?.columns.keys.sorted() ?? []
        #expect(columns.contains("Symptoms"))
        #expect(!columns.contains("UsrOrderNumber"))
        #expect(!library.openAPI.contains("UsrOrderNumber"))
        #expect(library.contract.mappedFields.types == ["Edm.String"])
        #expect(library.contract.mappedFields.uses == [.update])
    }

    @Test func `tells the rows of settings from those that every Creatio has`() {
        #expect(
            library.contract.settings["resolvedStatusId"]
                == SettingNeed(set: "CaseStatus", uses: ["read", "Case.StatusId"])
        )
        #expect(
            library.contract.sets["ActivityStatus"]?.rows
                == [
                    "4bdbb88f-58e6-df11-971b-001d60e938c6":
                        RowNeed(name: "Completed", uses: ["Activity.StatusId"])
                ]
        )
    }

    @Test func `holds the processes and the bodies that they send`() {
        #expect(
            library.contract.webhook
                == [
                    "new_activity": WebhookBody(required: ["caseId": "guid", "activityId": "guid"]),
                    "case_closed": WebhookBody(required: ["caseId": "guid"]),
                ]
        )
        #expect(library.contract.processes.keys.sorted() == ["Agent replies", "Case closure"])
    }

    @Test func `tells the story with the state that each call needs`() throws {
        let flow = try #require(library.contract.flows.first)
        let closure = try #require(flow.steps.last)
        #expect(flow.flow == "A visitor asks for a human")
        #expect(closure.step == "visitor resolves the session")
        #expect(
            closure.calls.last
                == Flow.Call(
                    call: "Case update",
                    needs: [
                        "Case of 'Case create'", "CaseStatus of the setting resolvedStatusId",
                    ]
                )
        )
    }

    @Test func `is a Pact file whose interactions bring their rows along`() throws {
        let pact = try JSONValue.parse(library.pact)
        let interactions = try #require(pact["interactions"]?.elements)
        let closure = try #require(
            interactions.first { $0["description"] == "Case update of StatusId" }
        )
        let rows = closure["providerStates"]?.elements?.first?["params"]?["rows"]?.elements
        #expect(pact["metadata"]?["pactSpecification"]?["version"] == "4.0")
        #expect(rows?.compactMap { $0["set"]?.text } == ["Contact", "Case"])
        #expect(closure["response"]?["status"] == 204)
    }

    @Test func `is an OpenAPI document whose shapes were seen`() throws {
        let document = try JSONValue.parse(library.openAPI)
        let webhook = document["paths"]?["/backend/creatio/webhook/{token}"]?["post"]
        let body = webhook?["requestBody"]?["content"]?["application/json"]?["schema"]
        #expect(body?["properties"]?["caseId"] == ["type": "string", "format": "uuid"])
        #expect(body?["required"] == ["caseId", "event_type"])
    }

    @Test func `a scenario that fails teaches nothing`() throws {
        let scenario = try Repository.scenario(
            """
            scenario: A reply that never comes
            steps:
              - visitor: Hello
              - ai: Hi.
              - expect visitor sees: { from: agent, text: Hello. }
            """
        )
        #expect(throws: RecordingError.self) { try ScenarioLibrary(playing: [scenario]) }
    }
}
