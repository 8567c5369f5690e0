import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

@Suite struct `Sending` {
    @Test func `a newer message calls off the answer to the older one`() throws {
        let harness = try CoreHarness { SlowAutopilot(clock: $0) }
        let (answers, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            async let first = harness.send("One", uuid: "u-1", to: session, as: token)
            try await harness.simulator.clock.sleep(for: .seconds(1))
            async let second = harness.send("Two", uuid: "u-2", to: session, as: token)
            let answers = try await [first, second].map { try JSONValue.parse($0.body) }
            return (answers, try await harness.poll(session, as: token))
        }
        #expect(answers[0]["code"] == "response_cancelled")
        #expect(answers[0]["autopilotResponse"] == nil)
        #expect(answers[0]["session"]?["id"] == answers[1]["session"]?["id"])
        #expect(answers[1]["autopilotResponse"]?["value"]?["content"] == "Answer to Two")
        #expect(
            poll.history.map(\.type) == [.message, .message, .aiResponseCancelled, .message]
        )
        #expect(poll.history.map(\.content.text) == ["One", "Two", nil, "Answer to Two"])
    }

    @Test func `a message that comes twice while the AI thinks does not call off its answer`()
        throws
    {
        let harness = try CoreHarness { SlowAutopilot(clock: $0) }
        let codes = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            async let first = harness.send("One", uuid: "u-1", to: session, as: token)
            try await harness.simulator.clock.sleep(for: .seconds(1))
            async let again = harness.send("One", uuid: "u-1", to: session, as: token)
            return try await [first, again].map { try JSONValue.parse($0.body)["code"] }
        }
        #expect(codes == [nil, "duplicate_message_ignored"])
    }

    @Test func `an answer that comes after a human took over is not said`() throws {
        let harness = try CoreHarness { SlowAutopilot(clock: $0) }
        let (answer, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            async let sent = harness.send("One", uuid: "u-1", to: session, as: token)
            try await harness.simulator.clock.sleep(for: .seconds(1))
            _ = try await harness.call(
                .post,
                "/backend/sessions/\(session)/handoff",
                token: CoreHarness.organisationKey,
                body: ["summary": "Mine."]
            )
            return (
                try JSONValue.parse(await sent.body), try await harness.poll(session, as: token)
            )
        }
        #expect(answer["code"] == "response_cancelled")
        #expect(answer["sessionIsHandedOff"] == true)
        #expect(poll.history.map(\.type) == [.message, .handoff, .aiResponseCancelled])
    }

    @Test(arguments: ["", "  \n"])
    func `a message without words and files is refused in words`(content: String) throws {
        let harness = try CoreHarness()
        let (answer, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let sent = try await harness.send(content, uuid: "u-1", to: session, as: token)
            return (
                try JSONValue.parse(sent.body), try await harness.poll(session, as: token)
            )
        }
        #expect(answer["success"] == false)
        #expect(answer["error"]?["message"] == "Please write a message or attach a file.")
        #expect(poll.history == [])
    }

    @Test func `files alone are a message, and come back as they were sent`() throws {
        let harness = try CoreHarness()
        let file: JSONValue = [
            "id": "F-1", "name": "bill.pdf", "openai_file_id": "file-7", "size": 3,
            "type": "application/pdf", "url": "https://files.example/1",
        ]
        let poll = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send(
                "",
                uuid: "u-1",
                to: session,
                as: token,
                with: ["attachments": [file]]
            )
            let answer = try await harness.call(
                .get,
                WidgetEndpoint.poll.path(session: session),
                token: token
            )
            return try JSONValue.parse(answer.body)
        }
        #expect(poll["history"]?.elements?.map { $0["attachments"] } == [[file]])
    }

    @Test(arguments: [
        ("photo.webp", "image/webp", false, true), ("photo.webp", "image/webp", true, false),
        ("notes.txt", "text/plain", false, false), ("notes.txt", "text/plain", true, true),
        ("run.exe", "application/x-msdownload", true, false),
        ("bill.csv", "application/vnd.ms-excel", false, true),
    ])
    func `a file is taken or refused by what the conversation allows`(
        name: String,
        type: String,
        isHandedOff: Bool,
        isTaken: Bool
    ) throws {
        let handoff = isHandedOff ? Handoff(summary: "Wants a human.") : nil
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi", handoff: handoff)])
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            let file: JSONValue = [
                "id": "f", "name": .string(name), "size": 3, "type": .string(type),
                "url": "https://files.example/1",
            ]
            let sent = try await harness.send(
                "See this",
                uuid: "u-2",
                to: session,
                as: token,
                with: ["attachments": [file]]
            )
            return try JSONValue.parse(sent.body)
        }
        #expect(answer["success"] == .bool(isTaken))
        let words = answer["error"]?["message"]?.text ?? "'\(name)'"
        #expect(words.contains("'\(name)'"))
    }

    @Test func `greetings are kept with the first message alone`() throws {
        let harness = try CoreHarness()
        let poll = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            for number in 1...2 {
                _ = try await harness.send(
                    "Hello",
                    uuid: "u-\(number)",
                    to: session,
                    as: token,
                    with: [
                        "initial_messages": [
                            ["uuid": .string("g-\(number)"), "content": "How can I help?"]
                        ]
                    ]
                )
            }
            return try await harness.poll(session, as: token)
        }
        #expect(poll.history.map(\.publicID) == ["g-1", "u-1", "u-2"])
    }

    @Test func `a message into a closed session is refused in words`() throws {
        let harness = try CoreHarness()
        let answer = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.post(
                .resolveSession,
                as: token,
                ["session_id": .string(session)]
            )
            let sent = try await harness.send("Hello", uuid: "u-1", to: session, as: token)
            return try JSONValue.parse(sent.body)
        }
        #expect(
            answer["error"]?["message"] == "This conversation is closed. Please start a new one."
        )
    }
}
