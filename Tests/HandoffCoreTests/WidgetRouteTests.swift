import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

/// The rules that the real widget engine was measured to need (widget-engine.md).
@Suite struct `Widget routes` {
    @Test func `the config is given to a GET that claims a JSON body and has none`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            try await harness.call(.get, WidgetEndpoint.config.path())
        }
        #expect(
            answer.text == """
                {"modes":[],"org":{"id":"org-1","name":"Acme"},\
                "sessionPollingIntervalSeconds":10,"sessionsPollingIntervalSeconds":60}
                """
        )
    }

    @Test func `create and send answer 201, and every answer has a body`() throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let statuses = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let sent = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            let resolved = try await harness.call(
                .post,
                WidgetEndpoint.resolveSession.path(),
                token: token,
                body: ["session_id": .string(session)]
            )
            return [sent, resolved].map { ($0.status.code, $0.body.isEmpty) }
        }
        #expect(statuses.map(\.0) == [201, 200])
        #expect(statuses.map(\.1) == [false, false])
    }

    @Test(arguments: ["0F6C6B3A-1111-4AAA-8AAA-0123456789AB", "not even a uuid"])
    func `the visitor's row bears the id that was sent, letter for letter`(uuid: String) throws {
        let harness = try CoreHarness()
        let poll = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: uuid, to: session, as: token)
            return try await harness.poll(session, as: token)
        }
        #expect(poll.history.map(\.publicID) == [uuid])
    }

    @Test func `the answer's id is the id of the AI's row, and ids of ours are in lower case`()
        throws
    {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (answer, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let sent = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            return (
                try JSONValue.parse(sent.body), try await harness.poll(session, as: token)
            )
        }
        let id = answer["autopilotResponse"]?["id"]?.text
        #expect(poll.history.last?.publicID == id)
        #expect(id == id?.lowercased())
        #expect(poll.session.id == poll.session.id.lowercased())
    }

    @Test func `the last page of sessions has next, and it is null`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            return try await harness.call(
                .get,
                WidgetEndpoint.sessions.path() + "?filters=%7B%22external_id%22%3A%22x%22%7D",
                token: token
            )
        }
        #expect(answer.text == #"{"items":[],"next":null}"#)
    }

    @Test(arguments: ["cursor", "offset"])
    func `pages follow each other by cursor and by offset`(name: String) throws {
        let harness = try CoreHarness()
        let pages = try harness.simulator.run {
            let token = try await harness.visitor()
            for _ in 1...25 { _ = try await harness.session(of: token) }
            let path = WidgetEndpoint.sessions.path()
            let query = "?filters=%7B%22external_id%22%3A%22browser-1%22%7D"
            let first = try await harness.call(.get, path + query, token: token)
            let second = try await harness.call(
                .get,
                path + query + "&\(name)=20",
                token: token
            )
            return try [first, second].map {
                try WidgetJSON.decode(SessionList.self, from: $0.body)
            }
        }
        #expect(pages.map(\.items.count) == [20, 5])
        #expect(pages.map(\.next) == ["20", nil])
        #expect(Set(pages.flatMap(\.items).map(\.id)).count == 25)
    }

    @Test func `an unverified contact without external id sees no sessions`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            _ = try await harness.session(of: token)
            return try await harness.call(
                .get,
                WidgetEndpoint.sessions.path() + "?filters=%7B%7D",
                token: token
            )
        }
        #expect(answer.text == #"{"items":[],"next":null}"#)
    }

    @Test func `a closed session is the same at every poll`() throws {
        let harness = try CoreHarness()
        let polls = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            _ = try await harness.call(
                .post,
                WidgetEndpoint.resolveSession.path(),
                token: token,
                body: ["session_id": .string(session)]
            )
            let first = try await harness.poll(session, as: token)
            try await harness.simulator.clock.sleep(for: .seconds(3600))
            _ = try await harness.call(
                .post,
                WidgetEndpoint.resolveSession.path(),
                token: token,
                body: ["session_id": .string(session)]
            )
            return [first, try await harness.poll(session, as: token)]
        }
        #expect(polls[0] == polls[1])
        #expect(!polls[0].session.isOpened)
    }

    @Test func `a message that comes twice is kept once`() throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (second, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            let second = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            return (
                try JSONValue.parse(second.body), try await harness.poll(session, as: token)
            )
        }
        #expect(second["code"] == "duplicate_message_ignored")
        #expect(poll.history.map(\.content.text) == ["Hello", "Hi"])
    }

    @Test func `after the handoff the AI is silent and what the system notes stays invisible`()
        throws
    {
        let handoff = AutopilotAnswer(handoff: Handoff(summary: "Wants a human."))
        let harness = try CoreHarness(answers: [handoff, AutopilotAnswer(text: "never said")])
        let (second, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("A human!", uuid: "u-1", to: session, as: token)
            let second = try await harness.send("Anybody?", uuid: "u-2", to: session, as: token)
            return (
                try JSONValue.parse(second.body), try await harness.poll(session, as: token)
            )
        }
        #expect(second["code"] == "session_assigned_to_human_agent")
        #expect(poll.session.assignee.kind == .human)
        #expect(poll.history.map(\.sender.kind) == [.user, .system, .user])
        #expect(poll.history.map(\.type) == [.message, .handoff, .message])
    }

    @Test func `greetings of the page come before the visitor's row, with the page's ids`() throws {
        let harness = try CoreHarness()
        let poll = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.call(
                .post,
                WidgetEndpoint.sendMessage.path(),
                token: token,
                body: [
                    "uuid": "u-1", "bot_token": "widget-token", "session_id": .string(session),
                    "content": "Hello",
                    "initial_messages": [["uuid": "g-1", "content": "How can I help?"]],
                ]
            )
            return try await harness.poll(session, as: token)
        }
        #expect(poll.history.map(\.publicID) == ["g-1", "u-1"])
        #expect(poll.history.map(\.sender.kind) == [.ai, .user])
    }
}
