import Foundation
import HTTPTypes
import JSON
import Testing
import Wire

@testable import HandoffCore

@Suite struct `The webhook's route` {
    private static let event = """
        {"event_type":"new_activity","caseId":"f3ed4f55-894b-42bc-b5a1-f10b9d0bc03f"}
        """

    @Test(arguments: [
        ("application/json", 200), ("Application/JSON;charset=UTF-8", 200), ("text/json", 200),
        ("application/vnd.acme+json", 200), ("text/plain", 200),
        ("application/x-www-form-urlencoded", 415), ("text/xml; charset=utf-8", 415),
        ("application/soap+xml", 415), ("multipart/form-data; boundary=x", 415),
    ])
    func `takes JSON under any name, and tells a form or XML from it`(type: String, status: Int)
        async throws
    {
        let answer = try await call(Data(Self.event.utf8), type: type)
        #expect(answer.status.code == status)
    }

    @Test func `answers a call of no use, and keeps it for operators`() async throws {
        let harness = try CoreHarness()
        let body = Data(#"{"event_type":"dance"}"#.utf8)
        let answer = try await call(body, on: harness)
        #expect(answer.status == .ok)
        #expect(try JSONValue.parse(answer.body)["status"] == "ignored")
        let report = try await harness.call(
            .get,
            WebhookReportRoutes.path,
            token: CoreHarness.organisationKey
        )
        let remark = try JSONValue.parse(report.body)["ignored"]?.elements?.first
        #expect(remark?["reason"]?.text?.contains("'dance' is not an event") == true)
        #expect(remark?["calls"] == 1)
    }

    @Test func `keeps the report for whoever has the organisation's key`() async throws {
        let answer = try await CoreHarness().call(.get, WebhookReportRoutes.path)
        #expect(answer.status == .unauthorized)
    }

    @Test func `refuses a body that is too long`() async throws {
        let body = Data(repeating: 0x20, count: WebhookRoutes.bodyLimit + 1)
        #expect(try await call(body).status == .contentTooLarge)
    }

    @Test func `knows no other token`() async throws {
        let answer = try await call(Data(Self.event.utf8), token: "webhook-toker")
        #expect(answer.status == .notFound)
    }

    @Test(arguments: 0..<20)
    func `never fails, whatever the bytes`(seed: Int) async throws {
        let harness = try CoreHarness()
        var random = RandomMarkup(seed: seed)
        let bodies = (0..<50).map { index in
            index.isMultiple(of: 2) ? Data(random.bytes()) : Data(random.nearlyJSON().utf8)
        }
        let statuses = try await statuses(of: bodies, on: harness)
        #expect(statuses.filter { $0 != 200 && $0 != 400 } == [])
    }

    private func statuses(of bodies: [Data], on harness: CoreHarness) async throws -> [Int] {
        var statuses: [Int] = []
        for body in bodies { statuses.append(try await call(body, on: harness).status.code) }
        return statuses
    }

    private func call(
        _ body: Data,
        type: String = "application/json",
        token: String = "webhook-token",
        on harness: CoreHarness? = nil
    ) async throws -> WireResponse {
        let harness = try harness ?? CoreHarness()
        let request = try WireRequest(
            .post,
            "https://api.open.cx" + WebhookRoutes.path + token,
            headers: [.contentType: type],
            body: body
        )
        return await harness.core.responder.respond(to: request)
    }
}
