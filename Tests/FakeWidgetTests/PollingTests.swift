import Foundation
import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import FakeWidget

@Suite struct `Polling` {
    @Test func `a rep's reply arrives with name, once`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with {
                $0.history.append(
                    .row("r-1", .agent, "Hello Ada", type: .agentMessage, name: "Dana")
                )
            }
            try await visit.wait(.seconds(25))

            #expect(
                await visit.widget.visible.last
                    == VisibleMessage(id: "r-1", from: .agent, text: "Hello Ada", author: "Dana")
            )
            #expect(
                await visit.screen == ["visitor: Hi", "ai: Answer to Hi", "agent: Hello Ada"]
            )
        }
    }

    @Test func `who sent a row decides whether it is seen, its type does not`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with { state in
                state.history += [
                    .row("1", .system, "Handed off", type: .handoff),
                    .row("2", .unknown, "?"),
                    .row("3", .agent, "Do not tell her", type: .agentComment),
                    .row("4", .ai, "Bye", type: .other("ai_follow_up")),
                ]
                var survey = HistoryMessage.row("5", .system, "", type: .other("csat_requested"))
                survey.systemMessagePayload = .csatRequested
                state.history.append(survey)
                survey.publicID = "6"
                survey.systemMessagePayload = .other(type: "csat_request_cancelled", payload: nil)
                state.history.append(survey)
            }
            try await visit.wait(.seconds(11))

            #expect(
                await visit.screen[2...] == ["agent: Do not tell her", "ai: Bye", "system: "]
            )
            #expect(
                await visit.widget.visible.last?.component
                    == VisibleMessage.Component(name: "csat_requested", data: nil)
            )
        }
    }

    @Test func `a row that changes, moves or goes is not noticed`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with { state in
                state.history[1].content.text = "Changed"
                state.history.swapAt(0, 1)
                state.history.insert(.row("r-1", .agent, "Late"), at: 0)
            }
            try await visit.wait(.seconds(11))
            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi", "agent: Late"])

            server.with { $0.history = [] }
            try await visit.wait(.seconds(11))
            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi", "agent: Late"])
        }
    }

    @Test func `slow answers overlap, and the last to arrive counts`() throws {
        let server = WidgetServer()
        server.with { $0.config.sessionPollingIntervalSeconds = 0.004 }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            let before = server.with { $0.count("GET /poll/s-1") }
            try await visit.wait(.milliseconds(400))
            // A poll takes 8 ms: were they awaited, there would be 50.
            #expect(server.with { $0.count("GET /poll/s-1") } - before == 100)
        }
    }

    @Test func `an answer that a poll has brought already is not shown again`() throws {
        let server = WidgetServer()
        // What the server says to a poll is back after 4 ms, to a send after 5.
        server.with { $0.config.sessionPollingIntervalSeconds = 0.001 }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("Hi") == .delivered)
            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi"])
        }
    }

    static let faults: [WidgetServer.Answer] = [
        { _, _ in WireResponse(status: .internalServerError) },
        { _, _ in WireResponse(status: .noContent) },
        { _, _ in WireResponse(status: .ok, body: Data("<html>".utf8)) },
        { _, _ in throw WidgetServer.lost },
        { _, _ in try WidgetServer.json(["history": [JSONValue]()]) },
        { _, _ in
            try WidgetServer.json(["session": ["id": "s-1"], "history": ["row"]] as JSONValue)
        },
    ]

    @Test(arguments: faults)
    func `a poll that fails is ignored, and the next comes at its time`(
        answer: @escaping WidgetServer.Answer
    ) throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with { $0.history.append(.row("r-1", .agent, "Hello")) }
            server.answer(.poll, answer)
            try await visit.wait(.seconds(11))
            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi"])
            #expect(await visit.widget.session?.isOpened == true)

            server.heal(.poll)
            try await visit.wait(.seconds(10))
            #expect(await visit.screen.last == "agent: Hello")
        }
    }

    @Test func `a closed session is polled once more at once, and then as before`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            server.with { $0.session?.isOpened = false }
            try await visit.wait(.seconds(9.9))
            #expect(server.with { $0.count("GET /poll/s-1") } == 1)
            try await visit.wait(.seconds(1))
            #expect(server.with { $0.count("GET /poll/s-1") } == 3)
            #expect(await visit.widget.session?.isOpened == false)
            try await visit.wait(.seconds(10))
            #expect(server.with { $0.count("GET /poll/s-1") } == 4)
        }
    }

    @Test func `the visitor closes the session`() throws {
        try Visit.run { visit in
            #expect(await visit.widget.resolve() == .nothingToResolve)
            _ = await visit.widget.send("Hi")
            #expect(await visit.widget.resolve() == .resolved)

            #expect(await visit.widget.session?.isOpened == false)
            #expect(await visit.widget.resolve() == .nothingToResolve)
            let requests = visit.server.with { $0.requests }
            let resolve = try #require(requests.first { $0.path.hasSuffix("/resolve") })
            #expect(resolve.text == #"{"session_id":"s-1"}"#)
        }
    }

    @Test func `a refused closure leaves the session open`() throws {
        let server = WidgetServer()
        server.answer(.resolveSession) { _, _ in
            WireResponse(status: .internalServerError, body: Data("no".utf8))
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            #expect(await visit.widget.resolve() == .refused(status: 500, body: "no"))
            #expect(await visit.widget.session?.isOpened == true)
        }
    }

    @Test func `a widget that nobody runs remembers so many errands and no more`() throws {
        let server = WidgetServer()
        try Visit.run(server: server, runs: false) { visit in
            _ = await visit.widget.send("Hi")
            await visit.widget.ask(polls: 2 * WidgetEngine.errandLimit)
            await #expect(throws: DeadlineExceeded.self) {
                try await withDeadline(.seconds(1), clock: visit.environment.clock) {
                    await visit.widget.run()
                }
            }
            // Three errands were there before: to watch the list, to watch the session, and to
            // read the list; watching the session is a poll, too.
            let polls = server.with { $0.count("GET /poll/s-1") }
            #expect(polls == WidgetEngine.errandLimit - 3 + 1)
        }
    }

    @Test func `a page that is closed stops polling`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in _ = await visit.widget.send("Hi") }
        // `Visit.run` has returned: the cancelled `run()` has, too.
        #expect(server.with { $0.count("GET /poll/s-1") } == 1)
    }
}

extension WidgetEngine {
    /// Asks for polls of the open session that nobody waits for.
    fileprivate func ask(polls count: Int) {
        for _ in 1...count { run(.poll(page.opening)) }
    }
}
