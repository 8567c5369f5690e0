import Contracts
import FakeCreatio
import HTTPTypes
import JSON
import Synchronization
import Testing
import Wire

@Suite struct `A check that writes` {
    private static func outcome(
        _ change: (inout PartnerSetup) -> Void = { _ in }
    ) throws -> PartnerSetup.Outcome {
        var setup = PartnerSetup()
        setup.writes = true
        change(&setup)
        return try setup.run()
    }

    @Test func `of a set-up without a mistake is all green`() throws {
        let report = try Self.outcome().report
        #expect(report.results.filter { $0.outcome != .passed } == [])
        #expect(report.verdict == .passed)
    }

    @Test func `leaves nothing behind`() throws {
        var reading = PartnerSetup()
        let before = try reading.run().rows
        reading.writes = true
        #expect(try reading.run().rows == before)
    }

    @Test func `makes what its plan says and nothing else`() throws {
        let outcome = try Self.outcome()
        let plan = try #require(outcome.plan)
        let made = outcome.sent.filter { $0.method == .post && $0.authority == "acme.creatio.com" }
        #expect(made.map(\.path) == ["Contact", "Case", "Activity"].map { "/0/odata/" + $0 })
        #expect(made.allSatisfy { $0.bodyText.contains(plan.marker) })
        let others = outcome.sent.filter { [.patch, .delete].contains($0.method) }
        let ids = plan.records.map(\.id)
        #expect(others.allSatisfy { request in ids.contains { request.path.contains($0) } })
        #expect(others.count == 4)
    }

    @Test func `writes nothing where reading finds a fault`() throws {
        let outcome = try Self.outcome {
            $0.set("resolvedStatusId", .string(StockCaseStatus.inProgress.rawValue))
        }
        #expect(outcome.report.results.first { $0.check == .create }?.outcome == .skipped)
        #expect(outcome.sent.allSatisfy { $0.method == .get || $0.path == "/connect/token" })
    }

    @Test func `tells by id what it could not delete`() throws {
        let outcome = try Self.outcome { $0.creatio.profile.blocksDelete = true }
        let plan = try #require(outcome.plan)
        let fact = outcome.report.results.first { $0.check == .cleanup }?.fact ?? ""
        #expect(plan.records.allSatisfy { fact.contains($0.id) })
    }

    @Test func `names a record whose answer was lost where nobody can be asked`() throws {
        let isDown = Mutex(false)
        let outcome = try Self.outcome {
            $0.site = { request, _, application in
                if isDown.withLock({ $0 }) { return WireResponse(status: .serviceUnavailable) }
                let answer = await application.respond(to: request)
                guard request.method == .post, request.path.hasSuffix("/Case") else {
                    return answer
                }
                isDown.withLock { $0 = true }
                return WireResponse(status: .serviceUnavailable)
            }
        }
        let plan = try #require(outcome.plan)
        let result = try #require(outcome.report.results.first { $0.check == .cleanup })
        #expect(result.outcome == .unknown)
        #expect(result.fact.contains(plan.case.id))
    }

    @Test func `believes an error only where the record is not there`() throws {
        let outcome = try Self.outcome {
            $0.creatio.insertsReportedAsFailed = ["Case": 1, "Activity": 1]
        }
        #expect(outcome.report.verdict == .passed)
    }

    @Test func `says before what it will make`() throws {
        let plan = try #require(try Self.outcome().plan)
        #expect(plan.text.contains(plan.marker))
        #expect(plan.records.allSatisfy { plan.text.contains("\($0.object) \($0.id)") })
    }
}

extension WireRequest {
    fileprivate var bodyText: String { String(decoding: body, as: UTF8.self) }
}
