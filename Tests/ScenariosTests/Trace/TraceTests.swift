import Foundation
import HTTPTypes
import Testing

@testable import Scenarios

@Suite struct `A trace` {
    @Test func `has another digest when one byte differs`() {
        let one = trace(body: "{\"a\":1}")
        #expect(one.digest == trace(body: "{\"a\":1}").digest)
        #expect(one.digest != trace(body: "{\"a\":2}").digest)
        #expect(one.digest.count == 64)
    }

    @Test func `tells the first event that differs from another trace`() {
        let difference = trace(body: "{\"a\":1}").firstDifference(from: trace(body: "{\"a\":2}"))
        #expect(difference?.own.hasSuffix("{\"a\":1}") == true)
        #expect(difference?.other.hasSuffix("{\"a\":2}") == true)
        #expect(trace(body: "").firstDifference(from: trace(body: "")) == nil)
    }

    @Test func `tells where one of two ends`() {
        let whole = trace(body: "x")
        let part = Trace(events: Array(whole.events.dropLast()))
        #expect(part.firstDifference(from: whole)?.own == "the trace ends here")
    }

    private func trace(body: String) -> Trace {
        let exchange = Exchange(
            number: 1,
            sender: "core",
            receiver: "creatio",
            method: "POST",
            address: "https://acme.creatio.com/0/odata/Case",
            headers: [.init(name: "accept", value: "application/json")],
            body: body,
            sentAt: .milliseconds(3)
        )
        return Trace(events: [.step("wait: 1 s", at: .zero), .sent(exchange)])
    }
}

@Suite struct `Redaction of what crosses a wire` {
    @Test(arguments: [
        ("https://api.open.cx/backend/creatio/webhook/abc-123", "abc-123"),
        ("https://api.open.cx/backend/creatio/webhook/abc-123?x=1", "abc-123"),
    ])
    func `hides the webhook's token in an address`(address: String, token: String) {
        var redaction = Redaction()
        #expect(redaction.address(address) == address.replacing(token, with: "‹secret›"))
        #expect(redaction.removed == [token])
    }

    @Test func `hides credentials in headers and keeps the scheme`() {
        var redaction = Redaction()
        let headers = redaction.headers([
            .authorization: "Bearer abc", .cookie: "BPMCSRF=xyz", .accept: "text/html",
        ])
        #expect(
            headers == [
                .init(name: "authorization", value: "Bearer ‹secret›"),
                .init(name: "cookie", value: "‹secret›"),
                .init(name: "accept", value: "text/html"),
            ]
        )
        #expect(redaction.removed == ["abc", "BPMCSRF=xyz"])
    }

    @Test func `hides the secret in a form as it was before encoding`() {
        var redaction = Redaction()
        let body = redaction.body(
            Data("client_id=a&client_secret=p%26q&grant_type=c".utf8),
            type: "application/x-www-form-urlencoded"
        )
        #expect(body == "client_id=a&client_secret=‹secret›&grant_type=c")
        #expect(redaction.removed == ["p&q"])
    }

    @Test func `hides members of JSON at every depth`() {
        var redaction = Redaction()
        let body = redaction.body(
            Data(
                #"""
                {"token":"t1","contact":{"id":"7"},"all":[{"access_token":"t2"}],"webhookUrl":"https://a/backend/creatio/webhook/w"}
                """#.utf8
            ),
            type: "application/json"
        )
        #expect(
            body == #"""
                {"token":"‹secret›","contact":{"id":"7"},"all":[{"access_token":"‹secret›"}],"webhookUrl":"https://a/backend/creatio/webhook/‹secret›"}
                """#
        )
        #expect(redaction.removed == ["t1", "t2", "w"])
    }

    @Test func `leaves a body without secrets as it was sent`() {
        var redaction = Redaction()
        #expect(redaction.body(Data(#"{ "a" : 1 }"#.utf8), type: nil) == #"{ "a" : 1 }"#)
        #expect(redaction.body(Data([0xFF, 0xFE]), type: nil) == "‹2 bytes›")
        #expect(redaction.body(Data(), type: nil) == "")
    }
}
