import Foundation
import HTTPTypes
import JSON
import Testing
import WidgetProtocol
import Wire

@testable import FakeWidget

@Suite struct `Sending` {
    @Test func `the first message makes the session, and is then sent`() throws {
        try Visit.run(settings: { $0.externalID = "e-1" }) { visit in
            let outcome = await visit.widget.send("  Hi \n")

            #expect(outcome == .delivered)
            #expect(await visit.screen == ["visitor: Hi", "ai: Answer to Hi"])
            let (calls, requests) = visit.server.with { ($0.calls, $0.requests) }
            #expect(calls[3] == "POST /create-session")
            #expect(
                calls[4...].sorted() == ["GET /poll/s-1", "GET /sessions", "POST /chat/send"]
            )
            #expect(requests[3].text == #"{"customData":{"external_id":"e-1"}}"#)
            let id = try #require(await visit.widget.visible.first?.id)
            #expect(id == id.lowercased())
            let send = try #require(requests.first { $0.path.hasSuffix("/chat/send") })
            #expect(
                send.text == #"{"bot_token":"widget-1","content":"Hi","custom_data":{},"#
                    + #""session_id":"s-1","uuid":"\#(id)"}"#
            )
        }
    }

    @Test func `polling adds nothing that is on the screen`() throws {
        try Visit.run { visit in
            _ = await visit.widget.send("Hi")
            let before = await visit.widget.visible
            try await visit.wait(.seconds(35))

            #expect(visit.server.with { $0.count("GET /poll/s-1") } == 4)
            #expect(await visit.widget.visible == before)
        }
    }

    @Test func `nothing is not sent`() throws {
        try Visit.run { visit in
            #expect(await visit.widget.send(" \n ") == .empty)
            #expect(await visit.screen == [])
        }
    }

    @Test func `a file is uploaded and then sent without text`() throws {
        try Visit.run { visit in
            let file = try await visit.widget.upload(
                name: "naïve \"q\".pdf",
                type: "application/pdf",
                bytes: Data("hi!".utf8)
            )
            #expect(await visit.widget.send("", attachments: [file]) == .delivered)

            #expect(file.name == "naïve \"q\".pdf")
            #expect(file.size == 3)
            #expect(file.url == "https://api.test/files/1")
            #expect(await visit.widget.visible.first?.attachments == [file])
            let upload = visit.server.with { $0.requests[3] }
            #expect(upload.headers[.accept] == "*/*")
            #expect(upload.headers[.authorization] == "Bearer token-1")
            let form = try MultipartForm(
                body: upload.body,
                contentType: upload.headers[.contentType] ?? ""
            )
            #expect(
                form["file"]
                    == MultipartForm.Part(
                        name: "file",
                        fileName: file.name,
                        contentType: "application/pdf",
                        content: Data("hi!".utf8)
                    )
            )
        }
    }

    static let brokenUploads: [(WidgetServer.Answer, String)] = [
        ({ _, _ in WireResponse(status: .contentTooLarge) }, "Upload failed with status: 413"),
        ({ _, _ in WireResponse(status: .ok) }, "Failed to parse response"),
        ({ _, _ in try WidgetServer.json(["fileName": "a"]) }, "Failed to parse response"),
    ]

    @Test(arguments: brokenUploads)
    func `a failed upload says what the visitor reads`(
        answer: @escaping WidgetServer.Answer,
        message: String
    ) throws {
        let server = WidgetServer()
        server.answer(.upload, answer)
        try Visit.run(server: server) { visit in
            let error = await #expect(throws: WidgetError.self) {
                try await visit.widget.upload(
                    name: "a.pdf",
                    type: "application/pdf",
                    bytes: Data()
                )
            }
            #expect(error?.description == message)
        }
    }

    @Test func `greetings become messages of the conversation`() throws {
        try Visit.run(settings: { $0.persistentGreetings = ["Hello!"] }) { visit in
            _ = await visit.widget.send("Hi")
            _ = await visit.widget.send("More")
            try await visit.wait(.seconds(11))

            #expect(
                await visit.screen == [
                    "ai: Hello!", "visitor: Hi", "ai: Answer to Hi", "visitor: More",
                    "ai: Answer to More",
                ]
            )
            let id = try #require(await visit.widget.visible.first?.id)
            let sends = visit.server.with { state in
                state.requests.filter { $0.path.hasSuffix("/chat/send") }.map(\.text)
            }
            #expect(sends.map { $0.contains(id) } == [true, false])
        }
    }

    @Test func `what the page adds is sent along`() throws {
        try Visit.run(settings: { settings in
            settings.user = .token(Secret("jwt"))
            settings.sessionCustomData = ["plan": "gold", "cart": ["a", "b"]]
            settings.messageCustomData = ["ref": "r-1"]
            settings.context = ["page": "/cart"]
            settings.language = "de"
        }) { visit in
            _ = await visit.widget.send("Hi")

            let requests = visit.server.with { $0.requests }
            #expect(requests[2].text == #"{"customData":{"cart":"[\"a\",\"b\"]","plan":"gold"}}"#)
            let send = try #require(requests.first { $0.path.hasSuffix("/chat/send") })
            let body: SendMessage = try WidgetJSON.decode(from: send.body)
            #expect(body.customData == ["ref": "r-1"])
            #expect(body.clientContext == ["page": "/cart"])
            #expect(body.language == "de")
        }
    }

    @Test func `the visitor waits for the AI`() throws {
        try Visit.run { visit in
            async let first = visit.widget.send("One")
            try await visit.wait(.milliseconds(1))
            #expect(await visit.widget.send("Two") == .blocked)

            #expect(await first == .delivered)
            #expect(await visit.widget.send("Two") == .delivered)
        }
    }

    @Test func `an answer that comes only by polling frees the visitor`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            _ = try state.take(WidgetJSON.decode(from: request.body))
            return try WidgetServer.json(SendMessageAnswer.success(SendMessageAnswer.Success()))
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .delivered)
            #expect(await visit.screen == ["visitor: One"])
            #expect(await visit.widget.send("Two") == .blocked)

            try await visit.wait(.seconds(11))
            #expect(await visit.screen == ["visitor: One", "ai: Answer to One"])
            #expect(await visit.widget.send("Two") == .delivered)
        }
    }

    @Test func `after the handoff the visitor writes as often as they like`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            state.session?.assignee.kind = .none
            return try WidgetServer.rightAnswer(.sendMessage, &state, request)
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .delivered)
            #expect(await visit.widget.send("Two") == .delivered)
            #expect(await visit.screen == ["visitor: One", "visitor: Two"])
        }
    }

    @Test func `a later message overtakes the answer to an earlier one`() throws {
        let server = WidgetServer()
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("One")
            server.with { $0.session?.assignee.kind = .human }
            try await visit.wait(.seconds(11))

            async let second = visit.widget.send("Two")
            try await visit.wait(.milliseconds(1))
            #expect(await visit.widget.send("Three") == .delivered)
            #expect(await second == .overtaken)
        }
    }

    @Test func `a failed create-session leaves the message unsent, and the next send tries again`()
        throws
    {
        let server = WidgetServer()
        server.answer(.createSession) { _, _ in WireResponse(status: .internalServerError) }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .unsent)
            #expect(await visit.screen == ["visitor: One"])

            server.heal(.createSession)
            #expect(await visit.widget.send("Two") == .delivered)
            #expect(await visit.screen == ["visitor: One", "visitor: Two", "ai: Answer to Two"])
        }
    }

    static let apology = "Something went wrong. Please refresh the page or try again."
    static let refusals: [(WidgetServer.Answer, String)] = [
        (
            { _, _ in
                try WidgetServer.json(ErrorBody(message: "hidden"), status: .internalServerError)
            },
            apology
        ),
        ({ _, _ in WireResponse(status: .unauthorized) }, apology),
        ({ _, _ in WireResponse(status: .noContent) }, apology),
        ({ _, _ in WireResponse(status: .ok) }, apology),
        (
            { _, _ in
                let failure = SendMessageAnswer.Failure(message: "Too long")
                return try WidgetServer.json(SendMessageAnswer.failure(failure))
            },
            "Too long"
        ),
        (
            { _, _ in
                try WidgetServer.json(SendMessageAnswer.failure(SendMessageAnswer.Failure()))
            },
            apology
        ),
    ]

    @Test(arguments: refusals)
    func `a refused message is answered by a bubble, and the next can be sent`(
        answer: @escaping WidgetServer.Answer,
        bubble: String
    ) throws {
        let server = WidgetServer()
        server.answer(.sendMessage, answer)
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .refused(bubble: bubble))
            #expect(await visit.screen == ["visitor: One", "bubble: \(bubble)"])

            server.heal(.sendMessage)
            #expect(await visit.widget.send("Two") == .delivered)
        }
    }

    @Test func `a lost answer shows nothing, and polling brings it`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { state, request in
            _ = try WidgetServer.rightAnswer(.sendMessage, &state, request)
            throw WidgetServer.lost
        }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .unanswered)
            #expect(await visit.screen == ["visitor: One"])
            try await visit.wait(.seconds(11))
            #expect(await visit.screen == ["visitor: One", "ai: Answer to One"])
        }
    }

    @Test func `a lost message blocks the visitor until the page is loaded again`() throws {
        let server = WidgetServer()
        server.answer(.sendMessage) { _, _ in throw WidgetServer.lost }
        try Visit.run(server: server) { visit in
            #expect(await visit.widget.send("One") == .unanswered)
            try await visit.wait(.seconds(60))
            #expect(await visit.widget.send("Two") == .blocked)

            server.heal(.sendMessage)
            try await visit.widget.reload()
            #expect(await visit.widget.send("Two") == .delivered)
            #expect(await visit.screen == ["visitor: Two", "ai: Answer to Two"])
        }
    }
}
