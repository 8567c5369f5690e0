import Contracts
import Testing

@Suite struct `The file of a contract` {
    @Test func `is what its own reader prints`() throws {
        let text = try Repository.text(Contract.file)
        #expect(try Contract(reading: text, file: Contract.file).text == text)
    }

    @Test func `of a core that asks for nothing is read back`() throws {
        let contract = Contract()
        #expect(try Contract(reading: contract.text, file: "c.yaml") == contract)
    }

    @Test(arguments: [
        ("", "c.yaml: line 1: the file is empty"),
        (
            "contract: 2",
            "c.yaml: it is not of the form 'contract: 1'; it may be no contract, or of another"
                + " version of handrail"
        ),
        (
            "scenario: A visitor asks",
            "c.yaml: it is not of the form 'contract: 1'; it may be no contract, or of another"
                + " version of handrail"
        ),
        ("contract: 1", "c.yaml: 'access' is missing"),
        (
            """
            contract: 1
            access: { readsMetadata: true }
            sets: { Case: { columns: { Id: { uses: [read] } } } }
            """,
            "c.yaml: 'sets.Case.columns.Id.type' is missing"
        ),
        (
            """
            contract: 1
            access: { readsMetadata: &a true }
            sets: *a
            """,
            "c.yaml: line 2: anchors and aliases are not read; write the value out; line 2: anchors and"
                + " aliases are not read; write the value out"
        ),
    ])
    func `is refused with the reason`(text: String, message: String) {
        #expect(throws: ContractFileError.self) {
            try Contract(reading: text, file: "c.yaml")
        }
        #expect(reason(text) == message)
    }

    private func reason(_ text: String) -> String {
        do {
            _ = try Contract(reading: text, file: "c.yaml")
            return "nothing"
        } catch {
            return "\(error)"
        }
    }
}
