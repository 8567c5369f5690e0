import Foundation
import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import FakeWidget

@Suite struct `Start of the widget` {
    private let firstID = "filters=%7B%22external_id%22%3A%22"

    @Test func `an anonymous visitor is given a contact and an empty list`() throws {
        try Visit.run { visit in
            let (calls, requests) = visit.server.with { ($0.calls, $0.requests) }
            #expect(
                calls == ["GET /config", "POST /contact/create-unverified", "GET /sessions"]
            )
            #expect(requests.map { $0.headers[.authorization] } == [nil, nil, "Bearer token-1"])
            #expect(
                requests.map { $0.headers[.contentType] }
                    == Array(repeating: "application/json", count: 3)
            )
            #expect(requests[1].body == Data("{}".utf8))
            #expect(requests[0].body.isEmpty)
            let storage = await visit.widget.storage
            #expect(storage.contactToken == Secret("token-1"))
            let id = try #require(storage.externalID)
            #expect(id == id.lowercased())
            #expect(requests[2].query == firstID + id + "%22%7D")
            #expect(await visit.widget.visible == [])
            #expect(await visit.widget.session == nil)
            #expect(await visit.widget.breaches == [])
        }
    }

    @Test func `what the page says about the visitor makes the contact`() throws {
        let user = WidgetSettings.User.data(
            email: "ada@example.com",
            name: "Ada",
            custom: ["plan": "gold"]
        )
        try Visit.run(settings: { $0.user = user }) { visit in
            let body = visit.server.with { $0.requests[1].text }
            #expect(
                body
                    == #"{"email":"ada@example.com","non_verified_custom_data":{"plan":"gold"},"#
                    + #""non_verified_name":"Ada"}"#
            )
        }
    }

    @Test func `a verified visitor needs no contact and no external id`() throws {
        try Visit.run(settings: { $0.user = .token(Secret("jwt")) }) { visit in
            let (calls, requests) = visit.server.with { ($0.calls, $0.requests) }
            #expect(calls == ["GET /config", "GET /sessions"])
            #expect(requests.map { $0.headers[.authorization] } == ["Bearer jwt", "Bearer jwt"])
            #expect(requests[1].query == "filters=%7B%7D")
        }
    }

    @Test func `a returning visitor keeps token and external id`() throws {
        let storage = BrowserStorage(contactToken: Secret("old"), externalID: "e-1")
        try Visit.run(storage: storage) { visit in
            let (calls, requests) = visit.server.with { ($0.calls, $0.requests) }
            #expect(calls == ["GET /config", "GET /sessions"])
            #expect(requests[1].headers[.authorization] == "Bearer old")
            #expect(requests[1].query == firstID + "e-1%22%7D")
        }
    }

    @Test func `with an address the contact is upserted at every load`() throws {
        let storage = BrowserStorage(contactToken: Secret("old"), externalID: "e-1")
        let user = WidgetSettings.User.data(email: "ada@example.com")
        try Visit.run(storage: storage, settings: { $0.user = user }) { visit in
            #expect(visit.server.with { $0.count("POST /contact/create-unverified") } == 1)
        }
    }

    @Test func `one slash at the end of the address is dropped`() throws {
        try Visit.run(settings: { $0.apiURL = "https://api.test/" }) { visit in
            #expect(visit.server.with { $0.calls.first } == "GET /config")
        }
    }

    static let brokenConfigs: [(WidgetServer.Answer, String)] = [
        (
            { _, _ in WireResponse(status: .unauthorized, body: Data("{}".utf8)) },
            "the config is answered with status 401"
        ),
        ({ _, _ in WireResponse(status: .noContent) }, "the config is answered with status 204"),
        (
            { _, _ in WireResponse(status: .ok, body: Data("<html>".utf8)) },
            "the answer with status 200 is not JSON"
        ),
        ({ _, _ in try WidgetServer.json(["modes": 1]) }, "the config has no 'org'"),
        (
            { _, _ in throw WidgetServer.lost },
            "the connection to 'api.test' ended before the answer came (test)"
        ),
    ]

    @Test(arguments: brokenConfigs)
    func `without a config there is no widget`(
        answer: @escaping WidgetServer.Answer,
        reason: String
    ) throws {
        let server = WidgetServer()
        server.answer(.config, answer)
        try Visit.run(server: server, starts: false) { visit in
            await #expect(throws: WidgetError.didNotStart(reason: reason)) {
                try await visit.widget.start()
            }
            try await visit.wait(.seconds(300))
            #expect(server.with { $0.calls } == ["GET /config"])
        }
    }

    @Test func `without a contact there is no list until the page is loaded again`() throws {
        let server = WidgetServer()
        server.answer(.createUnverifiedContact) { _, _ in WireResponse(status: .internalServerError)
        }
        try Visit.run(server: server) { visit in
            try await visit.wait(.seconds(300))
            #expect(server.with { $0.count("GET /sessions") } == 0)

            server.heal(.createUnverifiedContact)
            try await visit.widget.reload()
            #expect(server.with { $0.count("GET /sessions") } == 1)
        }
    }

    @Test func `the list is read again at its interval`() throws {
        let server = WidgetServer()
        server.with { $0.config.sessionsPollingIntervalSeconds = 0.5 }
        try Visit.run(server: server) { visit in
            try await visit.wait(.seconds(10.1))
            #expect(server.with { $0.count("GET /sessions") } == 21)
        }
    }

    @Test func `an interval of 0 means the engine's own`() throws {
        let server = WidgetServer()
        server.with { state in
            state.config.sessionsPollingIntervalSeconds = 0
            state.config.sessionPollingIntervalSeconds = 0
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.wait(.seconds(59))
            #expect(server.with { $0.count("GET /poll/s-1") } == 6)
            #expect(server.with { $0.count("GET /sessions") } == 2)
            try await visit.wait(.seconds(2))
            #expect(server.with { $0.count("GET /poll/s-1") } == 7)
            #expect(server.with { $0.count("GET /sessions") } == 3)
        }
    }
}

extension WireRequest {
    /// The body as UTF-8.
    var text: String { String(decoding: body, as: UTF8.self) }
}
