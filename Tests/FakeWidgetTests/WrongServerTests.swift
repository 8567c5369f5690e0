import Foundation
import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import FakeWidget

/// The rules of widget-engine.md section 3, each broken once: the visitor sees the damage.
@Suite struct `Wrong servers` {
    @Test func `upper-case ids double every message and block the visitor`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            var message: SendMessage = try WidgetJSON.decode(from: request.body)
            message.uuid = message.uuid.uppercased()
            return try WidgetServer.json(try state.take(message))
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("Hi") == .delivered)
            try await visit.wait(.seconds(11))

            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi", "visitor: Hi"])
            #expect(await visit.widget.send("More") == .blocked)
        }
    }

    @Test func `another id in the send's answer shows the answer twice`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            _ = try state.take(WidgetJSON.decode(from: request.body))
            let response = AutopilotResponse(id: "other", content: "Answer to Hi")
            return try WidgetServer.json(
                SendMessageAnswer.success(SendMessageAnswer.Success(autopilotResponse: response))
            )
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.wait(.seconds(11))
            #expect(
                await visit.screen == ["visitor: Hi", "ai: Answer to Hi", "ai: Answer to Hi"]
            )
        }
    }

    @Test func `two rows with one id are both shown`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with { $0.history += [.row("r", .agent, "One"), .row("r", .agent, "Two")] }
            try await visit.wait(.seconds(21))
            #expect(await visit.screen[2...] == ["agent: One", "agent: Two"])
        }
    }

    @Test func `the AI as assignee after the handoff blocks the second message`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            let message: SendMessage = try WidgetJSON.decode(from: request.body)
            state.history.append(.row(message.uuid, .user, message.content))
            state.session?.isHandedOff = true
            let success = SendMessageAnswer.Success(
                code: .sessionAssignedToHumanAgent,
                session: state.session
            )
            return try WidgetServer.json(SendMessageAnswer.success(success))
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .delivered)
            #expect(await visit.widget.session?.isHandedOff == true)
            #expect(await visit.widget.send("Two") == .blocked)
        }
    }

    @Test func `a session without an assignee breaks the engine at the next send`() throws {
        let server = WidgetServer()
        server.answer(.createSession) { _, _ in
            try WidgetServer.json(["id": "s-1", "isOpened": true] as JSONValue)
        }
        server.answer(.poll) { _, _ in WireResponse(status: .internalServerError) }
        server.answer(.sendMessage) { _, _ in
            try WidgetServer.json(SendMessageAnswer.success(SendMessageAnswer.Success()))
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .delivered)
            #expect(
                await visit.widget.send("Two") == .broken(reason: "the session has no 'assignee'")
            )
            #expect(
                await visit.widget.breaches.map(\.description) == [
                    "the answer of POST /backend/widget/v2/create-session: "
                        + "'ticketNumber' is missing"
                ]
            )
        }
    }

    /// The engine was measured to poll 420 to 740 times a second; here a poll takes 8 ms.
    private static let stormCap = 100...2_000

    @Test func `a closed session that changes at every poll is polled without end`() throws {
        let server = WidgetServer()
        server.answer(.poll) { state, _ in
            var session = state.session ?? .sample
            session.isOpened = false
            session.updatedAt = "2026-01-05T09:00:00.\(state.calls.count)Z"
            return try WidgetServer.json(Poll(session: session, history: []))
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.wait(.seconds(5))
            #expect(Self.stormCap.contains(server.with { $0.count("GET /poll/s-1") }))
        }
    }

    @Test func `a member that no schema knows makes a closed session change, too`() throws {
        let server = WidgetServer()
        server.answer(.poll) { state, _ in
            let session: JSONValue = [
                "id": "s-1", "isOpened": false, "assignee": ["kind": "ai"],
                "secondsOpen": .number(JSONNumber(state.calls.count)),
            ]
            return try WidgetServer.json(["session": session, "history": []] as JSONValue)
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.wait(.seconds(5))
            #expect(Self.stormCap.contains(server.with { $0.count("GET /poll/s-1") }))
        }
    }

    @Test func `the order of members is no change`() throws {
        let server = WidgetServer()
        server.answer(.poll) { state, _ in
            let texts = [
                #"{"session":{"id":"s-1","isOpened":false,"assignee":{"kind":"ai","name":null}},"#,
                #"{"session":{"assignee":{"name":null,"kind":"ai"},"isOpened":false,"id":"s-1"},"#,
            ]
            let body = texts[state.count("GET /poll") % 2] + #""history":[]}"#
            return WireResponse(status: .ok, body: Data(body.utf8))
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            try await visit.wait(.seconds(5))
            #expect((1...3).contains(server.with { $0.count("GET /poll/s-1") }))
        }
    }

    @Test func `a list that leaves next out never ends`() throws {
        let server = WidgetServer()
        server.answer(.sessions) { _, _ in
            try WidgetServer.json(["items": [try JSONValue.sampleSession("s-1")]])
        }
        try Visit.run(server: server) { visit in
            await visit.widget.loadMoreSessions()
            await visit.widget.loadMoreSessions()
            await visit.widget.loadMoreSessions()

            #expect(await visit.widget.hasMoreSessions)
            #expect(await visit.widget.sessions.map(\.id) == ["s-1"])
            let queries = server.with { $0.requests.dropFirst(2).map { $0.query ?? "" } }
            #expect(queries.count == 4)
            #expect(Set(queries).count == 1)
            #expect(
                await visit.widget.breaches == [
                    ProtocolBreach(endpoint: .sessions, problem: "'next' is missing")
                ]
            )
        }
    }
}

extension JSONValue {
    /// A right session under another id.
    static func sampleSession(_ id: String) throws -> JSONValue {
        var session = Session.sample
        session.id = id
        return try JSONValue.parse(WidgetJSON.encode(session))
    }
}
