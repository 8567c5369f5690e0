import Contracts
import Testing

@Suite(.serialized) struct `A planted mistake` {
    @Test(arguments: PlantedMistake.all)
    func `is named, and no other thing as failed`(_ mistake: PlantedMistake) throws {
        var setup = PartnerSetup()
        mistake.plant(&setup)
        let failed = try setup.report().results.filter { $0.outcome == .failed }
        #expect(failed.map(\.check) == [mistake.cause], "\(failed.map(\.fact))")
        #expect(failed.contains { $0.fact.contains(mistake.word) }, "\(failed.map(\.fact))")
    }

    @Test func `is one of at least forty`() {
        #expect(PlantedMistake.all.count >= 40)
        #expect(Set(PlantedMistake.all.map(\.name)).count == PlantedMistake.all.count)
    }

    @Test func `stands for every check that can fail`() {
        let planted = Set(PlantedMistake.all.map(\.cause))
        #expect(planted == Set(CheckID.allCases))
    }

    @Test(arguments: PlantedMistake.reach.filter { [.connection, .creatio].contains($0.cause) })
    func `that keeps the instance out of reach is told apart`(_ mistake: PlantedMistake) throws {
        var setup = PartnerSetup()
        mistake.plant(&setup)
        #expect(try setup.report().verdict == .outOfReach)
    }
}
