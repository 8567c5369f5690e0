import JSON
import Testing

@testable import HandoffCore

@Suite struct `Session page` {
    @Test func `what people wrote is text on the page, never markup`() {
        let row = SessionView.Row(
            from: "user",
            name: nil,
            type: "message",
            text: "<script>alert(\"1\")</script>",
            reasoning: "a < b & c",
            toolCalls: [],
            attachments: [],
            sentAt: "2026-01-05T09:00:00Z"
        )
        let view = SessionView(
            id: "s",
            ticketNumber: 7,
            isOpened: true,
            customer: "<b>Ada</b>",
            handoff: Handoff(summary: "<i>late</i>"),
            skippedFields: [],
            transcript: [row],
            creatioCase: nil
        )
        let html = SessionPage(view: view).html
        #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
        #expect(html.contains("&lt;b&gt;Ada&lt;/b&gt;"))
        #expect(html.contains("&lt;i&gt;late&lt;/i&gt;"))
        #expect(html.contains("a &lt; b &amp; c"))
        #expect(!html.contains("<script>"))
    }
}
