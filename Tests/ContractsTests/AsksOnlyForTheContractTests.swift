import Contracts
import OData
import Scenarios
import Testing

@Suite struct `Invariant 8` {
    private let scenario: Scenario
    private let contract: Contract

    init() throws {
        scenario = try Repository.scenario(Repository.handoff)
        contract = try ScenarioLibrary(playing: [scenario]).contract
    }

    @Test func `holds for a core that keeps to the contract`() {
        #expect(run(under: contract).failures == [])
    }

    @Test func `fails a run whose core writes a column outside of it`() throws {
        var narrower = contract
        narrower.sets["Case"]?.columns["Notes"] = nil
        let failures = run(under: narrower).failures
        #expect(failures.map(\.subject) == [subject, subject])
        #expect(
            failures.map(\.message) == [
                "the contract does not list that Case.Notes is of the type Edm.String",
                "the contract does not list that Case.Notes is written with a new row",
            ]
        )
    }

    @Test(arguments: [
        (
            "PATCH", "Case(0f5f7a5e-3d54-4c1c-8a27-8c4d26d7f6d1)", #"{"UsrNobody":"x"}"#,
            [
                "the contract does not list that Case.UsrNobody is changed",
                "the contract does not list that Case.UsrNobody is of the type unknown",
            ]
        ),
        (
            "DELETE", "Case(0f5f7a5e-3d54-4c1c-8a27-8c4d26d7f6d1)", "",
            [
                "the contract does not list that Case allows to delete",
                "the contract does not list that Case answers delete",
            ]
        ),
        (
            "GET", "Case?$select=Id&$filter=Contact/Name%20eq%20'x'", "",
            [
                "the contract does not list that Case takes $filter",
                "the contract does not list that Case takes the filter 'Contact/Name eq'",
                "the contract does not list that Case/Contact is followed by filter",
                "the contract does not list that Case/Contact leads to Contact",
                "the contract does not list that Case/Contact shows Name",
                "the contract does not list that Contact.Name is filtered by",
            ]
        ),
        (
            "GET", "Account?$top=1&$select=Id", "",
            [
                "the contract does not list that Account allows to read",
                "the contract does not list that Account answers query",
                "the contract does not list that Account takes $select",
                "the contract does not list that Account takes $top",
                "the contract does not list that Account.Id is of the type Edm.Guid",
                "the contract does not list that Account.Id is read",
            ]
        ),
    ])
    func `names what a stray request asks for`(
        method: String,
        path: String,
        body: String,
        violations: [String]
    ) throws {
        var evidence = Evidence()
        evidence.recording = try ScenarioRunner().recording(of: scenario)
        let stray = Exchange(
            number: 9999,
            sender: "core",
            receiver: "creatio",
            method: method,
            address: "https://acme.creatio.com/0/odata/" + path,
            headers: [],
            body: body,
            sentAt: .zero
        )
        evidence.recording.trace = Trace(
            events: evidence.recording.trace.events + [.settled(stray)]
        )
        #expect(AsksOnlyForTheContract(contract).violations(in: evidence) == violations)
    }

    private var subject: Failure.Subject {
        let invariant = AsksOnlyForTheContract(contract)
        return .invariant(number: invariant.number, statement: invariant.statement)
    }

    private func run(under contract: Contract) -> ScenarioResult {
        var options = RunOptions()
        options.invariants = [AsksOnlyForTheContract(contract)]
        return ScenarioRunner(options: options).run(scenario)
    }
}
