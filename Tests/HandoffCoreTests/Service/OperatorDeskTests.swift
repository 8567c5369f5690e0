import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import Wire

@Suite struct `The operator desk` {
    @Test func `it is up before it is ready, and ready while the loops run`() throws {
        let harness = try ServiceHarness()
        let statuses = try harness.simulator.run {
            let before = try await [
                harness.ask("/health").status.code, harness.ask("/ready").status.code,
            ]
            let during = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await harness.service.run() }
                try await harness.simulator.clock.sleep(for: .seconds(1))
                let status = try await harness.ask("/ready").status.code
                harness.service.finish()
                try await group.next()
                return status
            }
            return try await before + [during, harness.ask("/ready").status.code]
        }
        #expect(statuses == [200, 503, 200, 503])
    }

    @Test func `readiness names the organisation that is not ready`() throws {
        let harness = try ServiceHarness()
        let answer = try harness.simulator.run { try await harness.ask("/ready") }
        #expect(
            answer.text
                == #"{"status":"not ready","organisations":{"acme":"its loops are not running","#
                + #""globex":"its loops are not running"}}"#
        )
    }

    @Test func `metrics count requests by organisation and never name a secret`() throws {
        let harness = try ServiceHarness()
        let text = try harness.simulator.run {
            _ = try await harness.visitor(of: ServiceHarness.acme)
            _ = try await harness.call(.post, "/backend/creatio/webhook/webhook-globex", body: [:])
            return try await harness.ask("/metrics").text
        }
        let lines = text.split(separator: "\n")
        let count = "handrail_request_seconds_count"
        #expect(
            lines.contains(
                #"\#(count){organisation="acme",status="2xx",surface="widget"} 2"#
            )
        )
        #expect(
            lines.contains(
                #"\#(count){organisation="globex",status="2xx",surface="webhook"} 1"#
            )
        )
        #expect(lines.contains(#"handrail_outbox_entries{organisation="globex"} 0"#))
        #expect(!text.contains("webhook-globex"))
    }
}
