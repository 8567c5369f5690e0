import Contracts
import FakeCreatio
import Foundation
import Scenarios
import Testing
import YAML

@Suite struct `Scenarios on an import` {
    /// An import of the customised instance, written and read once.
    private static let folder: Result<InstanceFolder, any Error> = Result {
        try TemporaryFolder.use { try $0.playing(try ImportedPartner().imported().imported) }
    }

    private static let files: [String] = {
        let folder = Repository.root.appending(path: "Scenarios/widget-channel")
        // An empty list fails the test that counts it.
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
            .map { folder.appending(path: $0).path }
    }()

    private func failures(of file: String) throws -> [String] {
        let instance = try Self.folder.get()
        var loader = ScenarioLoader()
        loader.paths = [file]
        loader.instance = instance
        let (scenarios, mistakes) = try loader.load()
        var options = RunOptions()
        options.instance = instance
        let runner = ScenarioRunner(options: options)
        return mistakes.map(\.message)
            + scenarios.flatMap { runner.run($0).failures.map(\.message) }
    }

    @Test func `are those of the channel`() {
        #expect(Self.files.count > 40)
    }

    @Test(arguments: files)
    func `pass where they ask for nothing that the instance lacks`(file: String) throws {
        #expect(try failures(of: file) == [])
    }

    private func failures(ofText text: String) throws -> [String] {
        try TemporaryFolder.use { temporary in
            try temporary.write(text, to: "s.yaml")
            return try failures(of: temporary.path + "/s.yaml")
        }
    }

    @Test func `write to its custom columns, and choose from its lookups`() throws {
        let failures = try failures(
            ofText: """
                scenario: The order and its region are filled in
                given:
                  settings:
                    fields:
                      - { name: UsrOrderNo, title: Order number, description: The order }
                      - { name: UsrRegionId, title: Region, type: dropdown, values: ["North: Sea"], description: Where }
                steps:
                  - visitor: I want to talk to a human
                  - ai: { hands off: { summary: Late., fields: { UsrOrderNo: "1042", UsrRegionId: "North: Sea" } } }
                  - expect case: { Symptoms: Late., UsrOrderNo: "1042", UsrRegion: "North: Sea" }
                """
        )
        #expect(failures == [])
    }

    @Test func `fail where they map a column that the instance lacks`() throws {
        let failures = try failures(
            ofText: """
                scenario: A column that somebody has only in mind
                given:
                  settings: { fields: [{ name: UsrCoupon, title: Coupon, description: A coupon }] }
                steps:
                  - visitor: I want to talk to a human
                  - ai: { hands off: { summary: Late., fields: { UsrCoupon: "7" } } }
                  - expect case: { UsrCoupon: "7" }
                """
        )
        #expect(failures.count == 1)
        #expect(failures.first?.contains("UsrCoupon") == true, "\(failures)")
    }

    @Test func `fail where they name a status that the instance calls otherwise`() throws {
        let failures = try failures(
            ofText: """
                scenario: The case is open again
                steps:
                  - visitor: I want to talk to a human
                  - ai: { hands off: { summary: Late. } }
                  - expect case: { Status: Reopened }
                """
        )
        #expect(failures.count == 1)
    }

    @Test func `fail where they read a column that the instance lacks`() throws {
        let failures = try failures(
            ofText: """
                scenario: The solution stands in the case
                steps:
                  - visitor: I want to talk to a human
                  - ai: { hands off: { summary: Late. } }
                  - expect case: { Solution: ~ }
                """
        )
        #expect(failures.count == 1)
        #expect(failures.first?.contains("'Solution'") == true, "\(failures)")
    }
}
