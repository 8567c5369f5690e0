import Testing

@testable import HandoffCore

@Suite struct `A session link` {
    @Test func `has the session in it, as an address can hold it`() {
        let template = SessionLinkTemplate(
            rawValue: "https://ops.acme.com/s?id={sessionId}&again={sessionId}"
        )
        #expect(
            template.link(to: SessionID(rawValue: "a b/é"))
                == "https://ops.acme.com/s?id=a%20b%2F%C3%A9&again=a%20b%2F%C3%A9"
        )
    }

    @Test(arguments: ["https://ops.acme.com/s/{sessionId}", "https://acme.com/#/s/{sessionId}"])
    func `may lead anywhere on the web`(text: String) {
        #expect(SessionLinkTemplate(rawValue: text).problem == nil)
    }

    @Test(arguments: [
        "javascript:alert('{sessionId}')", "/s/{sessionId}", "https://ops.acme.com/s",
        "https://{sessionId}.acme.com/", "https://ops.acme.com/ s/{sessionId}", "",
    ])
    func `leads nowhere else`(text: String) {
        #expect(SessionLinkTemplate(rawValue: text).problem != nil)
    }
}
