import Foundation
import JSON
import Testing
import WidgetProtocol

@Suite struct `Messages on the wire` {
    @Test func `a message of the visitor`() throws {
        let row = HistoryMessage(
            publicID: "u-1",
            type: .message,
            text: "Hi",
            sender: HistoryMessage.Sender(kind: .user),
            sentAt: "2026-11-22T10:00:00.000Z",
            attachments: [
                Attachment(
                    id: "f-1",
                    name: "a.txt",
                    size: 3,
                    type: "text/plain",
                    url: "https://x.test/f"
                )
            ]
        )

        let expected =
            #"{"attachments":[{"id":"f-1","name":"a.txt","size":3,"type":"text/plain","#
            + #""url":"https://x.test/f"}],"content":{"text":"Hi"},"publicId":"u-1","#
            + #""sender":{"kind":"user"},"sentAt":"2026-11-22T10:00:00.000Z","#
            + #""systemMessagePayload":null,"type":"message"}"#
        #expect(try text(row) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == row)
    }

    @Test func `an answer with an action comes back equal`() throws {
        let row = HistoryMessage(
            publicID: "a-1",
            type: .message,
            text: "Here it is",
            sender: HistoryMessage.Sender(kind: .ai, name: "Bot", avatar: "https://x.test/b.png"),
            actionCalls: [
                ActionCall(
                    actionName: "showOrder",
                    args: ["number": 1042],
                    result: ["responseBodyText": #"{"late":true}"#],
                    action: ActionCall.Action(id: "act-1", name: "showOrder")
                )
            ],
            systemMessagePayload: .nothing
        )

        #expect(try WidgetJSON.decode(from: WidgetJSON.encode(row)) == row)
    }

    @Test(arguments: [
        (SystemMessagePayload.nothing, #"{"type":"none"}"#),
        (.stateCheckpoint(["a": 1]), #"{"payload":{"a":1},"type":"state_checkpoint"}"#),
        (.csatRequested, #"{"type":"csat_requested"}"#),
        (
            .csatSubmitted(score: 5, feedback: nil),
            #"{"payload":{"score":5},"type":"csat_submitted"}"#
        ),
        (
            .other(type: "survey_of_a_later_version", payload: nil),
            #"{"type":"survey_of_a_later_version"}"#
        ),
        (.csatRequestCancelled, #"{"type":"csat_request_cancelled"}"#),
    ])
    func `a system payload is told by its type`(
        payload: SystemMessagePayload,
        json: String
    ) throws {
        #expect(try text(payload) == json)
        #expect(try WidgetJSON.decode(from: Data(json.utf8)) == payload)
    }

    @Test(arguments: MessageType.named)
    func `a message type is read as it is written`(type: MessageType) {
        #expect(MessageType(rawValue: type.rawValue) == type)
    }

    @Test func `a message type that is not ours is kept`() throws {
        #expect(MessageType(rawValue: "sla_breached") == .other("sla_breached"))
        #expect(
            try text(["type": MessageType.other("sla_breached")]) == #"{"type":"sla_breached"}"#
        )
    }

    @Test func `the engine's smallest send is read`() throws {
        let json =
            #"{"uuid":"u-1","bot_token":"w","session_id":"s","content":"Hi","custom_data":{}}"#

        let expected = SendMessage(
            uuid: "u-1",
            botToken: "w",
            sessionID: "s",
            content: "Hi",
            customData: [:]
        )
        #expect(try WidgetJSON.decode(from: Data(json.utf8)) == expected)
    }

    @Test func `everything that a page can add to a send has its own spelling`() throws {
        let send = SendMessage(
            uuid: "u",
            botToken: "w",
            sessionID: "s",
            content: "",
            attachments: [],
            customData: [:],
            clientContext: ["page": "/cart"],
            language: "de",
            headers: ["h": "1"],
            queryParams: ["q": "2"],
            bodyProperties: ["b": true],
            exitModePrompt: "leave",
            initialMessages: [SendMessage.InitialMessage(uuid: "g", content: "Hello")]
        )

        let expected =
            #"{"attachments":[],"body_properties":{"b":true},"bot_token":"w","#
            + #""clientContext":{"page":"/cart"},"content":"","custom_data":{},"#
            + #""exit_mode_prompt":"leave","headers":{"h":"1"},"#
            + #""initial_messages":[{"content":"Hello","uuid":"g"}],"language":"de","#
            + #""query_params":{"q":"2"},"session_id":"s","uuid":"u"}"#
        #expect(try text(send) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == send)
    }

    @Test func `an answer by the AI with a component`() throws {
        let answer = SendMessageAnswer.success(
            SendMessageAnswer.Success(
                autopilotResponse: AutopilotResponse(id: "a-1", content: "Here"),
                uiResponse: UIResponse(name: "showOrder", requestResponse: ["late": true]),
                sessionIsHandedOff: false
            )
        )

        let expected =
            #"{"autopilotResponse":{"completelyAndFullyCoveredUserIssue":false,"id":"a-1","#
            + #""mightSolveUserIssue":false,"type":"text","#
            + #""value":{"content":"Here","error":false}},"sessionIsHandedOff":false,"#
            + #""success":true,"uiResponse":{"mightSolveUserIssue":false,"type":"ui","#
            + #""value":{"name":"showOrder","request_response":{"late":true},"#
            + #""type":"ui_component"}}}"#
        #expect(try text(answer) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == answer)
    }

    @Test func `a send after the handoff is answered with a code`() throws {
        let answer = SendMessageAnswer.success(
            SendMessageAnswer.Success(code: .sessionAssignedToHumanAgent)
        )

        let expected = #"{"code":"session_assigned_to_human_agent","success":true}"#
        #expect(try text(answer) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == answer)
    }

    @Test func `a refused send says why`() throws {
        let answer = SendMessageAnswer.failure(SendMessageAnswer.Failure(message: "Too long"))

        let expected = #"{"error":{"message":"Too long"},"success":false}"#
        #expect(try text(answer) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == answer)
    }

    @Test(arguments: SendMessageAnswer.Code.named)
    func `a code is read as it is written`(code: SendMessageAnswer.Code) {
        #expect(SendMessageAnswer.Code(rawValue: code.rawValue) == code)
    }
}
