import HTTPTypes
import HandoffCore
import JSON
import Testing
import WidgetProtocol
import Wire

@Suite struct `Who has a conversation` {
    @Test func `a person takes over, and the visitor's page learns it`() async throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (token, session) = try await harness.conversation()
        let taken = try await harness.inbox("take-over", session, ["name": "Dana"])
        #expect(taken.status == .ok)
        let poll = try await harness.poll(session, as: token)
        #expect(poll.session.isHandedOff)
        #expect(poll.session.assignee.kind == .human)
        #expect(poll.session.assignee.name == "Dana")
        #expect(poll.history.last?.type == .agentTookSessionFromAI)
        #expect(poll.history.last?.sender.kind == .system)
        #expect(
            poll.history.last?.content.text
                == "Dana took the conversation over. They wrote: “My kettle leaks”."
        )
    }

    @Test func `nobody takes over what a human has, and the refusal says who`() async throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (_, session) = try await harness.conversation()
        _ = try await harness.inbox("take-over", session, ["name": "Dana"])
        let second = try await harness.inbox("take-over", session, ["name": "Rob"])
        #expect(second.status == .conflict)
        #expect(
            second.text.contains("Rob cannot take the conversation over: Dana has it already")
        )
    }

    @Test func `the AI has it again when it is given back, and only then`() async throws {
        let harness = try CoreHarness(
            answers: [AutopilotAnswer(text: "Hi"), AutopilotAnswer(text: "Again")]
        )
        let (token, session) = try await harness.conversation()
        #expect(try await harness.inbox("resume", session, [:]).status == .conflict)
        _ = try await harness.inbox("handoff", session, [:])
        #expect(try await harness.inbox("resume", session, [:]).status == .ok)
        let answer = try await harness.send("And now?", uuid: "m3", to: session, as: token)
        #expect(answer.text.contains("Again"))
        let history = try await harness.poll(session, as: token).history
        #expect(
            history.map(\.type) == [
                .message, .message, .handoff, .aiResumedBySystem, .message, .message,
            ]
        )
    }

    @Test func `the AI is not given a conversation whose visitor waits for an answer`()
        async throws
    {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (token, session) = try await harness.conversation()
        _ = try await harness.inbox("handoff", session, [:])
        _ = try await harness.send("Anybody?", uuid: "m2", to: session, as: token)
        let refused = try await harness.inbox("resume", session, [:])
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("the visitor's last message is not answered"))
    }

    @Test func `nobody is given a closed conversation`() async throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let (token, session) = try await harness.conversation()
        _ = try await harness.call(
            .post,
            WidgetEndpoint.resolveSession.path(),
            token: token,
            body: ["session_id": .string(session)]
        )
        let refused = try await harness.inbox("handoff", session, ["summary": "Late."])
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("the conversation is closed"))
    }

    @Test func `an unknown session is not found, and without the key nobody asks`() async throws {
        let harness = try CoreHarness()
        let unknown = try await harness.inbox("handoff", "nothing", ["summary": "Late."])
        #expect(unknown.status == .notFound)
        let stranger = try await harness.call(.post, "/backend/sessions/s/take-over", body: [:])
        #expect(stranger.status == .unauthorized)
    }
}

extension CoreHarness {
    /// A conversation that the AI has answered once.
    fileprivate func conversation() async throws -> (token: String, session: String) {
        let token = try await visitor()
        let session = try await session(of: token)
        _ = try await send("My kettle leaks", uuid: "m1", to: session, as: token)
        return (token, session)
    }

    fileprivate func inbox(_ action: String, _ session: String, _ body: JSONValue) async throws
        -> WireResponse
    {
        try await call(
            .post,
            "/backend/sessions/\(session)/\(action)",
            token: Self.organisationKey,
            body: body
        )
    }
}
