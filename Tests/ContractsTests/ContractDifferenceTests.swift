import Contracts
import Testing

@Suite struct `What became of a contract` {
    @Test func `is told for two versions`() throws {
        let difference = try difference("released.yaml", "next.yaml")
        try Repository.expect(difference.text, equals: "released-to-next.txt")
        #expect(difference.mayFail)
    }

    @Test func `turns round with its direction`() throws {
        let difference = try difference("next.yaml", "released.yaml")
        try Repository.expect(difference.text, equals: "next-to-released.txt")
        #expect(difference.mayFail)
    }

    @Test func `is nothing where nothing changed`() throws {
        let difference = try difference("released.yaml", "released.yaml")
        #expect(difference.text == "the contracts demand the same\n")
        #expect(!difference.mayFail)
    }

    @Test func `passes the gate where only less is demanded`() throws {
        var looser = try contract("released.yaml")
        looser.sets["Contact"] = nil
        let difference = ContractDifference(from: try contract("released.yaml"), to: looser)
        #expect(Set(difference.findings.map(\.kind)) == [.looser])
        #expect(!difference.mayFail)
    }

    private func difference(_ old: String, _ new: String) throws -> ContractDifference {
        ContractDifference(from: try contract(old), to: try contract(new))
    }

    private func contract(_ name: String) throws -> Contract {
        try Contract(reading: Repository.golden(name), file: name)
    }
}
