import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Simulation
import Testing
import Wire

@testable import Contracts

@Suite struct `A check that listens` {
    private static func outcome(
        writes: Bool = true,
        _ change: (inout WebhookSetup) -> Void = { _ in }
    ) throws -> PartnerSetup.Outcome {
        var setup = PartnerSetup()
        var webhook = WebhookSetup()
        change(&webhook)
        setup.writes = writes
        setup.listen(webhook)
        return try setup.run()
    }

    private static func lines(_ report: CheckReport) -> [String] {
        report.results.filter { $0.outcome != .passed && $0.check.group == .webhook }
            .map { "\($0.outcome) \($0.check.rawValue) \($0.subject ?? ""): \($0.fact)" }
    }

    @Test func `of a set-up without a mistake is all green`() throws {
        let report = try Self.outcome().report
        #expect(report.results.filter { $0.outcome != .passed } == [])
        #expect(report.results.contains { $0.check == .echo })
    }

    @Test func `of processes whose names nobody said is all green, too`() throws {
        let report = try Self.outcome {
            $0.replyProcess = nil
            $0.closureProcess = nil
        }
        .report
        #expect(report.results.filter { $0.outcome != .passed } == [])
    }

    @Test func `leaves nothing behind`() throws {
        let before = try PartnerSetup().run().rows
        #expect(try Self.outcome().rows == before)
    }

    @Test func `says the records before it makes them`() throws {
        let plan = try #require(try Self.outcome().plan)
        #expect(plan.allRecords.count == 7)
        #expect(plan.allRecords.allSatisfy { plan.text.contains("\($0.object) \($0.id)") })
    }

    @Test func `without leave to write asks a rep for everything, and only reads`() throws {
        let outcome = try Self.outcome(writes: false)
        #expect(Self.lines(outcome.report) == ["unknown webhook.echo : only writing would tell"])
        #expect(
            outcome.sent.allSatisfy {
                $0.method == .get || $0.address == "https://acme-is.creatio.com/connect/token"
            }
        )
        #expect(outcome.said.count { $0.hasPrefix("→") } == 4)
    }

    @Test func `asks a rep for what is a rep's where it is told to`() throws {
        let outcome = try Self.outcome { $0.isByHand = true }
        #expect(Self.lines(outcome.report) == [])
        #expect(outcome.said.count { $0.hasPrefix("→") } == 3)
        let cleanup = outcome.report.results.filter { $0.check == .cleanup }
        #expect(cleanup.map(\.outcome) == [.passed, .skipped])
    }

    @Test func `asks a rep for a reply where no rep is known`() throws {
        var setup = PartnerSetup()
        setup.set("defaultCaseOwnerId", nil)
        setup.writes = true
        setup.listen(WebhookSetup())
        let outcome = try setup.run()
        #expect(Self.lines(outcome.report) == [])
        #expect(outcome.said.count { $0.hasPrefix("→") } == 2)
    }

    @Test func `knows nothing of what nobody did`() throws {
        let report = try Self.outcome(writes: false) { $0.hasRep = false }.report
        let signal = report.results.first { $0.check == .signal }
        #expect(signal?.outcome == .unknown)
        #expect(signal?.fact.hasPrefix("nobody made a case 'Handrail check ") == true)
        let others = report.results.filter { $0.check.group == .webhook && $0.check != .signal }
        #expect(Set(others.map(\.outcome)) == [.passed, .skipped])
        #expect(report.verdict == .unknown)
    }

    @Test func `asks a rep for a reply where Creatio writes an author of its own`() throws {
        var setup = PartnerSetup()
        setup.writes = true
        setup.site = { request, _, creatio in
            var changed = request
            let text = String(decoding: request.body, as: UTF8.self)
            let author = #""CreatedById":""#
            changed.body = Data(
                text.replacing(
                    author + PartnerSetup.dana,
                    with: author + PartnerSetup.integrationContact
                )
                .utf8
            )
            return await creatio.respond(to: changed)
        }
        setup.listen(WebhookSetup())
        let outcome = try setup.run()
        #expect(Self.lines(outcome.report) == [])
        #expect(outcome.said.count { $0.hasPrefix("→") } == 2)
    }

    @Test func `leaves open what only a library would tell that cannot be read`() throws {
        var setup = PartnerSetup()
        setup.writes = true
        var webhook = WebhookSetup()
        webhook.replyProcess = nil
        webhook.change(WebhookSetup.replies) { $0.isActive = false }
        setup.webhook = webhook
        let results = try setup.report().results.filter { $0.subject == "reply" }
        #expect(results.prefix(2).map(\.check) == [.process, .signal])
        #expect(results.prefix(2).map(\.outcome) == [.unknown, .failed])
        #expect(results.first?.fact.contains("say its name with --reply-process") == true)
    }

    @Test(arguments: [Symptom.repliesMissing, .closureNotSyncing])
    func `is what a symptom leads to`(_ symptom: Symptom) throws {
        var setup = PartnerSetup()
        setup.writes = true
        setup.symptom = symptom
        var webhook = WebhookSetup()
        webhook.change(WebhookSetup.replies) { $0.isActive = false }
        webhook.change(WebhookSetup.closures) { $0.isActive = false }
        setup.listen(webhook)
        let failed = try setup.report().results.filter { $0.outcome == .failed }
        #expect(failed.map(\.check) == [.process, .process])
    }

    @Test func `never shows the token`() throws {
        let outcome = try Self.outcome {
            $0.change(WebhookSetup.replies) {
                $0.call.address = Secret("https://tunnel.example/" + WebhookSetup.token + "/x")
            }
        }
        let facts = outcome.report.results.map(\.fact)
        #expect(facts.contains { $0.contains("'/‹secret›/x'") })
        #expect(!(facts + outcome.said).contains { $0.contains(WebhookSetup.token) })
        let plan = try WebhookSetup().plan(nil, Simulator(seed: 1).check) { _ in }
        #expect([true, false].allSatisfy { !plan.text(writes: $0).contains(WebhookSetup.token) })
    }

    @Test func `does nothing where something before it is wrong`() throws {
        var setup = PartnerSetup()
        setup.writes = true
        setup.set("resolvedStatusId", .string(StockCaseStatus.inProgress.rawValue))
        setup.listen(WebhookSetup())
        let outcome = try setup.run()
        let results = outcome.report.results.filter { $0.check.group == .webhook }
        #expect(results.allSatisfy { $0.outcome == .skipped })
        #expect(results.count == 10)
        #expect(outcome.said == [])
    }
}

extension Simulator {
    fileprivate var check: Environment {
        environment(party: "check", transport: MemoryNetwork(simulator: self))
    }
}
