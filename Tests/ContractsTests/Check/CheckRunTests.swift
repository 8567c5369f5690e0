import Contracts
import FakeCreatio
import HTTPTypes
import JSON
import Testing
import Wire

@Suite struct `A check` {
    @Test func `of a set-up without a mistake fails nothing`() throws {
        let report = try PartnerSetup().report()
        let others = report.results.filter { $0.outcome != .passed }
        #expect(
            others.map { "\($0.outcome) \($0.check.rawValue) \($0.subject ?? "")" } == [
                "unknown rights.create Activity", "unknown rights.create Case",
                "unknown rights.create Contact", "unknown rights.update Case",
            ]
        )
        #expect(report.verdict == .unknown)
    }

    @Test func `sends nothing that changes anything`() throws {
        let sent = try PartnerSetup().run().sent
        let changing = sent.filter { $0.method != .get }
        #expect(
            changing.allSatisfy { $0.address == "https://acme-is.creatio.com/connect/token" }
        )
        #expect(sent.count > 20)
    }

    @Test(arguments: PlantedMistake.all)
    func `says what to do about what failed`(_ mistake: PlantedMistake) throws {
        var setup = PartnerSetup()
        mistake.plant(&setup)
        let results = try setup.report().results
        #expect(results.allSatisfy { ($0.remedy != nil) == ($0.outcome == .failed) })
    }

    @Test func `skips what depends on something that failed`() throws {
        var setup = PartnerSetup()
        setup.set("clientSecret", "an-older-secret")
        let report = try setup.report()
        let owner = report.results.first { $0.check == .owner }
        #expect(owner?.outcome == .skipped)
        #expect(owner?.fact == "not looked at: 'oauth.credentials' failed")
        #expect(report.verdict == .failed)
    }

    @Test func `for a symptom looks at its causes`() throws {
        var setup = PartnerSetup()
        setup.symptom = .closureNotSyncing
        setup.set("resolvedStatusId", .string(StockCaseStatus.inProgress.rawValue))
        let report = try setup.report()
        #expect(report.results.contains { $0.check == .resolvedStatus && $0.outcome == .failed })
        #expect(!report.results.contains { $0.check == .owner })
    }

    @Test func `does not repeat a secret that a service echoes`() throws {
        var setup = PartnerSetup()
        setup.site = { _, _, _ in
            WireResponse(
                status: .found,
                headers: [.location: "https://acme.creatio.com/" + PartnerSetup.secret]
            )
        }
        let facts = try setup.report().results.map(\.fact)
        #expect(!facts.contains { $0.contains(PartnerSetup.secret) })
        #expect(facts.contains { $0.contains("‹secret›") })
    }

    @Test(arguments: InstanceProfile.Runtime.allCases)
    func `knows the runtime`(_ runtime: InstanceProfile.Runtime) throws {
        var setup = PartnerSetup()
        setup.creatio.profile.runtime = runtime
        let creatio = try setup.report().results.first { $0.check == .creatio }
        #expect(
            creatio?.fact
                == (runtime == .net ? "a Creatio on .NET" : "a Creatio on .NET Framework")
        )
    }
}

@Suite struct `The catalogue of checks` {
    @Test(arguments: CheckID.allCases)
    func `gives each check the group that its id begins with`(_ check: CheckID) {
        #expect(check.rawValue.hasPrefix(check.group.rawValue + "."))
    }

    @Test(arguments: Symptom.allCases)
    func `finds a symptom by words that are nearly its own`(_ symptom: Symptom) {
        #expect(Symptom(words: symptom.rawValue.uppercased()) == symptom)
        #expect(Symptom(words: symptom.rawValue + "x") == symptom)
        #expect(!symptom.checks.isEmpty)
    }

    @Test func `knows no symptom by words that mean none`() {
        #expect(Symptom(words: "the coffee is cold") == nil)
    }
}
