import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import HandoffCore

@Suite struct `Session page` {
    @Test func `what people wrote is text on the page, never markup`() {
        let html = SessionPage(view: .sample(text: "<script>alert(\"1\")</script>")).html
        #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
        #expect(html.contains("&lt;b&gt;Ada&lt;/b&gt;"))
        #expect(html.contains("&lt;i&gt;late&lt;/i&gt;"))
        #expect(html.contains("a &lt; b &amp; c"))
        #expect(!html.contains("<script>"))
    }

    @Test func `only web addresses become links`() {
        #expect(HTML.link("javascript:alert(1)", "a.pdf") == "a.pdf")
        #expect(HTML.link("data:text/html,x", "<b>") == "&lt;b&gt;")
        #expect(
            HTML.link("https://x/a?b=1&c='2'", "a.pdf")
                == "<a href=\"https://x/a?b=1&amp;c=&#39;2&#39;\" rel=\"noopener noreferrer\">a.pdf</a>"
        )
    }

    @Test func `an empty conversation says so`() {
        let html = SessionPage(view: .sample(isEmpty: true)).html
        #expect(html.contains("Nothing has been said yet."))
        #expect(html.contains("No case yet."))
        #expect(html.contains("The AI has the conversation."))
    }

    @Test func `it is shown to operators alone, and nothing keeps or leaks it`() async throws {
        let harness = try CoreHarness()
        let token = try await harness.visitor()
        let path = "/sessions/\(try await harness.session(of: token))"
        let key = CoreHarness.organisationKey
        #expect(try await harness.call(.get, path).status == .unauthorized)
        #expect(try await harness.call(.get, path, token: token).status == .unauthorized)
        #expect(try await harness.call(.get, path + "?token=\(key)").status == .unauthorized)
        let page = try await harness.call(
            .get,
            path,
            token: key,
            headers: [.accept: "text/html"]
        )
        #expect(page.status == .ok)
        #expect(page.headers[.cacheControl] == "no-store")
        #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(page.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
        #expect(page.headers[try #require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
    }

    @Test func `the address decides for JSON as the header does`() async throws {
        let harness = try CoreHarness()
        let session = try await harness.session(of: harness.visitor())
        let answer = try await harness.call(
            .get,
            "/sessions/\(session)?format=json",
            token: CoreHarness.organisationKey,
            headers: [.accept: "text/html"]
        )
        #expect(try JSONValue.parse(answer.body)["id"]?.text == session)
    }
}

extension SessionView {
    /// A session of a visitor whose name tries to be markup.
    fileprivate static func sample(text: String = "Hello", isEmpty: Bool = false) -> SessionView {
        let handoff = isEmpty ? nil : Handoff(summary: "<i>late</i>")
        let row = Row(
            from: "user",
            name: nil,
            type: "message",
            text: text,
            reasoning: "a < b & c",
            toolCalls: [],
            attachments: [],
            sentAt: "2026-01-05T09:00:00Z"
        )
        return SessionView(
            id: "s",
            ticketNumber: 7,
            isOpened: true,
            handledBy: "ai",
            createdAt: "2026-01-05T09:00:00Z",
            customer: "<b>Ada</b>",
            contact: Contact(name: "<b>Ada</b>", email: nil, isVerified: false),
            handoff: handoff,
            handoffs: [],
            skippedFields: [],
            transcript: isEmpty ? [] : [row],
            creatioCase: nil,
            sync: SyncState(
                state: .notConnected,
                lastSuccessAt: nil,
                waiting: [],
                announced: []
            )
        )
    }
}
