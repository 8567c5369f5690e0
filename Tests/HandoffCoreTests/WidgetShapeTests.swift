import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

/// The published shapes (opencx.md section 4.6): every required member is there, null where it may
/// be.
@Suite struct `Shapes of the widget API` {
    private static let session: Set = [
        "assignee", "channel", "createdAt", "id", "isHandedOff", "isOpened", "isVerified",
        "lastMessage", "latestStateCheckpointPayload", "modeId", "sessionAttributes",
        "ticketNumber", "title", "updatedAt",
    ]

    @Test func `a session has every member from the beginning, in every answer`() throws {
        let harness = try CoreHarness(answers: [AutopilotAnswer(text: "Hi")])
        let sessions = try harness.simulator.run {
            let token = try await harness.visitor()
            let created = try await harness.post(
                .createSession,
                as: token,
                ["customData": ["external_id": "browser-1", "cart": 2, "tags": ["a"], "gone": nil]]
            )
            let id = created["id"]?.text ?? ""
            let sent = try await harness.send("Hello", uuid: "u-1", to: id, as: token)
            let poll = try await harness.call(
                .get,
                WidgetEndpoint.poll.path(session: id),
                token: token
            )
            let resolved = try await harness.post(
                .resolveSession,
                as: token,
                ["session_id": .string(id)]
            )
            return try [
                created, JSONValue.parse(sent.body)["session"] ?? .null,
                JSONValue.parse(poll.body)["session"] ?? .null, resolved,
            ]
        }
        #expect(sessions.allSatisfy { Set($0.members?.map(\.name) ?? []) == Self.session })
        #expect(sessions[0]["assignee"] == ["avatarUrl": nil, "kind": "ai", "name": nil])
        #expect(
            sessions[0]["sessionAttributes"]
                == ["cart": 2, "external_id": "browser-1", "tags": #"["a"]"#]
        )
        #expect(sessions.map { $0["lastMessage"] } == [.null, "Hi", "Hi", "Hi"])
    }

    @Test func `a row has every member, whoever wrote it`() throws {
        let component = AutopilotAnswer.Component(name: "orderStatus", data: ["city": "Oslo"])
        let harness = try CoreHarness(answers: [
            AutopilotAnswer(text: "Hi", component: component, handoff: Handoff(summary: "Late."))
        ])
        let (answer, rows) = try harness.simulator.run {
            let token = try await harness.visitor()
            let session = try await harness.session(of: token)
            let sent = try await harness.send("Hello", uuid: "U-1", to: session, as: token)
            let history = try await harness.call(
                .get,
                WidgetEndpoint.history.path(session: session),
                token: token
            )
            return (
                try JSONValue.parse(sent.body), try JSONValue.parse(history.body).elements ?? []
            )
        }
        let members = Set([
            "actionCalls", "attachments", "content", "publicId", "sender", "sentAt",
            "systemMessagePayload", "type",
        ])
        #expect(rows.allSatisfy { Set($0.members?.map(\.name) ?? []) == members })
        #expect(rows.map { $0["type"] } == ["message", "message", "handoff"])
        #expect(rows.map { $0["sender"]?["kind"] } == ["user", "ai", "system"])
        #expect(rows.allSatisfy { $0["systemMessagePayload"] == ["type": "none"] })
        #expect(rows[0]["publicId"] == "U-1")
        #expect(
            rows[1]["actionCalls"] == [
                [
                    "action": ["id": "orderStatus", "metadata": [:], "name": "orderStatus"],
                    "actionName": "orderStatus", "args": [:], "result": ["city": "Oslo"],
                ]
            ]
        )
        #expect(
            answer["uiResponse"]?["value"]
                == [
                    "name": "orderStatus", "request_response": ["city": "Oslo"],
                    "type": "ui_component",
                ]
        )
        #expect(answer["autopilotResponse"]?["id"] == rows[1]["publicId"])
    }
}
