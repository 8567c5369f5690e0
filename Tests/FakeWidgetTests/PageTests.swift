import Foundation
import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import FakeWidget

@Suite struct `Page and session list` {
    @Test func `after a reload the conversation is read again, in the server's words`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            let storage = await visit.widget.storage
            server.with { $0.history[1].content.text = "Changed" }
            try await visit.widget.reload()
            #expect(await visit.screen == [])
            try await visit.wait(.seconds(1))

            #expect(await visit.screen == ["visitor: Hi", "ai: Changed"])
            #expect(await visit.widget.storage == storage)
            #expect(server.with { $0.count("POST /contact/create-unverified") } == 1)
        }
    }

    @Test func `a page that is gone polls no more`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.widget.reload()
            try await visit.wait(.seconds(1))
            let before = server.with { $0.calls.count }
            try await visit.wait(.seconds(100))
            #expect(server.with { $0.calls.count } - before == 10 + 1)
        }
    }

    @Test func `a visitor who identifies themselves keeps external id and conversation`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            let id = try #require(await visit.widget.storage.externalID)
            try await visit.widget.identify(as: .token(Secret("jwt")))
            try await visit.wait(.seconds(1))

            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi"])
            #expect(server.with { $0.count("POST /contact/create-unverified") } == 1)
            let list = try #require(
                server.with { $0.requests.last { $0.path.hasSuffix("/sessions") } }
            )
            #expect(list.headers[.authorization] == "Bearer jwt")
            #expect(list.query == "filters=%7B%22external_id%22%3A%22\(id)%22%7D")
        }
    }

    @Test func `a new chat makes a new session`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            _ = await visit.widget.resolve()
            await visit.widget.newChat()
            #expect(await visit.screen == [])
            _ = await visit.widget.send("Again")

            #expect(server.with { $0.count("POST /create-session") } == 2)
        }
    }

    @Test func `a component is live from the send's answer, and after a reload from the row`()
        throws
    {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            _ = try state.take(WidgetJSON.decode(from: request.body))
            state.history[1].actionCalls = [
                ActionCall(actionName: "search", result: ["hits": 3]),
                ActionCall(
                    actionName: "showOrder",
                    result: ["responseBodyText": #"{"late":true}"#, "status": 200]
                ),
            ]
            return try WidgetServer.json(
                SendMessageAnswer.success(
                    SendMessageAnswer.Success(
                        autopilotResponse: AutopilotResponse(id: "ai-1", content: "Here"),
                        uiResponse: UIResponse(name: "showOrder", requestResponse: ["late": true])
                    )
                )
            )
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Where is it?")
            let component = VisibleMessage.Component(name: "showOrder", data: ["late": true])
            #expect(await visit.widget.visible.last?.component == component)

            try await visit.widget.reload()
            try await visit.wait(.seconds(1))
            #expect(await visit.widget.visible.last?.component == component)
        }
    }

    @Test func `a component without an answer by the AI is not shown, now or later`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            let message: SendMessage = try WidgetJSON.decode(from: request.body)
            state.history.append(.row(message.uuid, .user, message.content))
            return try WidgetServer.json(
                SendMessageAnswer.success(
                    SendMessageAnswer.Success(
                        uiResponse: UIResponse(name: "showOrder", requestResponse: nil)
                    )
                )
            )
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("Hi") == .delivered)
            try await visit.wait(.seconds(11))
            #expect(await visit.widget.visible.map(\.component) == [nil])
        }
    }

    static let results: [(JSONValue, JSONValue)] = [
        (["a": 1], ["a": 1]),
        (["responseBodyText": "plain"], ["responseBodyText": "plain"]),
        (["responseBodyText": "[1]", "status": 200], [1]),
        (nil, nil),
        ("text", "text"),
    ]

    @Test(arguments: results)
    func `a component's data is the result, or the JSON text in it`(
        result: JSONValue,
        data: JSONValue
    ) {
        let call: JSONValue = ["actionName": "show", "result": result]
        #expect(
            VisibleMessage.Component(actionCall: call)
                == VisibleMessage.Component(name: "show", data: data)
        )
    }

    @Test func `more sessions are read from the first page on, to the last`() throws {
        let server = WidgetServer()
        server.answer(.sessions) { _, request in
            let isSecond = request.query?.hasPrefix("cursor=p%202&filters=") == true
            let items = [try JSONValue.sampleSession(isSecond ? "s-2" : "s-1")]
            let next: JSONValue = isSecond ? nil : "p 2"
            return try WidgetServer.json(["items": .array(items), "next": next])
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.sessions.map(\.id) == ["s-1"])
            #expect(await visit.widget.hasMoreSessions)
            await visit.widget.loadMoreSessions()
            #expect(await visit.widget.sessions.map(\.id) == ["s-1"])
            await visit.widget.loadMoreSessions()
            #expect(await visit.widget.sessions.map(\.id) == ["s-1", "s-2"])
            #expect(await visit.widget.hasMoreSessions == false)
            await visit.widget.loadMoreSessions()
            #expect(server.with { $0.count("GET /sessions") } == 3)
        }
    }

    @Test func `a refused list leaves what was known`() throws {
        let server = WidgetServer()
        server.with { $0.session = .sample }
        try Visit.run(server: server) { visit in
            server.answer(.sessions) { _, _ in WireResponse(status: .internalServerError) }
            try await visit.wait(.seconds(61))
            #expect(await visit.widget.sessions.map(\.id) == ["s-1"])
        }
    }
}

@Suite struct `Host page` {
    @Test func `the website's backend gets a token for its user`() throws {
        let server = WidgetServer()
        try Visit.run(server: server, starts: false) { visit in
            let page = HostPage(
                environment: visit.environment,
                apiURL: "https://api.test",
                organisationKey: Secret("key-1")
            )
            let user = try await page.authenticate(AuthenticateUser(email: "ada@example.com"))

            #expect(user.token == "jwt-1")
            let request = try #require(server.with { $0.requests.last })
            #expect(request.path == "/widget/authenticate-user")
            #expect(request.headers[.authorization] == "Bearer key-1")
            #expect(request.text == #"{"email":"ada@example.com"}"#)
        }
    }

    @Test func `a refusal says status and body, and not the key`() throws {
        let server = WidgetServer()
        server.answer(.authenticateUser) { _, _ in
            WireResponse(status: .unauthorized, body: Data("no such key".utf8))
        }
        try Visit.run(server: server, starts: false) { visit in
            let page = HostPage(
                environment: visit.environment,
                apiURL: "https://api.test",
                organisationKey: Secret("key-1")
            )
            let error = await #expect(throws: HostPageError.self) {
                try await page.authenticate(AuthenticateUser(email: "ada@example.com"))
            }
            #expect(
                error?.description
                    == "authenticate-user is answered with status 401: 'no such key'"
            )
        }
    }
}
