import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

@Suite struct `Canvas` {
    @Test func `a checkpoint comes back with the session and as a row that the page draws`() throws
    {
        let harness = try CoreHarness()
        let (answer, session, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let answer = try await harness.post(
                .checkpoint,
                as: token,
                ["session_id": .string(session), "payload": ["step": 2, "cart": ["kettle"]]]
            )
            return (
                answer, try await harness.sessions(as: token)[0],
                try await harness.poll(session, as: token)
            )
        }
        let payload: JSONValue = ["cart": ["kettle"], "step": 2]
        #expect(answer == ["success": true])
        #expect(session.latestStateCheckpointPayload == payload)
        #expect(poll.session == session)
        #expect(poll.history.map(\.type) == [.stateCheckpoint])
        #expect(poll.history.map(\.sender.kind) == [.system])
        #expect(poll.history.first?.systemMessagePayload == .stateCheckpoint(payload))
    }

    @Test func `a closed conversation keeps its last checkpoint`() throws {
        let harness = try CoreHarness()
        let (answer, poll) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            _ = try await harness.post(
                .resolveSession,
                as: token,
                ["session_id": .string(session)]
            )
            let answer = try await harness.post(
                .checkpoint,
                as: token,
                ["session_id": .string(session), "payload": ["step": 3]]
            )
            return (answer, try await harness.poll(session, as: token))
        }
        #expect(answer == ["success": false])
        #expect(poll.session.latestStateCheckpointPayload == nil)
        #expect(poll.history.map(\.type) == [.closedResolvedByContact])
    }

    @Test func `a checkpoint that is no object, or too large, is refused`() throws {
        let harness = try CoreHarness()
        let statuses = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let large = JSONValue.string(String(repeating: "x", count: 65 << 10))
            return try await [
                harness.post(.checkpoint, as: token, body(session, "two")),
                harness.post(.checkpoint, as: token, body(session, ["text": large])),
            ].map { $0["statusCode"] }
        }
        #expect(statuses == [400, 413])
    }

    @Test func `an action that the AI offered is executed by it`() throws {
        let harness = try CoreHarness { _ in Shop() }
        let answer = try harness.simulator.run {
            try await harness.execute("refund", ["bodyParams": ["order": "1042"]])
        }
        #expect(answer.status == .created)
        let response = try JSONValue.parse(answer.body)["action"]?["response"]
        #expect(response == ["refunded": "1042"])
    }

    @Test(arguments: [
        ("delete everything", "no action 'delete everything' was offered in this session"),
        ("track", "the assistant does not execute the action 'track' for a page"),
        ("break", "the action 'break' failed; please try again"),
    ])
    func `what cannot be executed is refused in words`(action: String, words: String) throws {
        let harness = try CoreHarness { _ in Shop() }
        let answer = try harness.simulator.run { try await harness.execute(action, [:]) }
        let message = try JSONValue.parse(answer.body)["message"]?.text ?? ""
        #expect(message.hasPrefix(words))
        #expect(answer.status == (action == "break" ? .badGateway : .notFound))
    }

    private func body(_ session: String, _ payload: JSONValue) -> JSONValue {
        ["session_id": .string(session), "payload": payload]
    }
}

/// Offers the action that the visitor names, and executes refunds.
private struct Shop: Autopilot {
    private struct OutOfOrder: Error {}

    func answer(_ turn: AutopilotTurn) -> AutopilotAnswer {
        let wish = turn.messages.last?.text ?? ""
        return AutopilotAnswer(text: "Please fill this.", component: .init(name: wish, data: [:]))
    }

    func execute(_ action: ActionRequest) throws -> JSONValue? {
        switch action.action.actionName {
        case "refund": ["refunded": action.request.bodyParams?["order"] ?? .null]
        case "break": throw OutOfOrder()
        default: nil
        }
    }
}

extension CoreHarness {
    /// Lets the AI offer the action, unless it is one that it never offers, and executes it.
    fileprivate func execute(_ action: String, _ request: JSONValue) async throws -> WireResponse {
        let token = try await visitor()
        let session = try await session(of: token)
        let wish = action == "delete everything" ? "refund" : action
        let sent = try await send(wish, uuid: "u-1", to: session, as: token)
        return try await call(
            .post,
            WidgetEndpoint.executeAction.path(),
            token: token,
            body: [
                "sessionId": .string(session),
                "formMessageId": try JSONValue.parse(sent.body)["autopilotResponse"]?["id"] ?? "",
                "actionId": .string(action), "request": request,
            ]
        )
    }
}
