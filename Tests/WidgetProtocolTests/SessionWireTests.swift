import Foundation
import JSON
import Testing
import WidgetProtocol

@Suite struct `Session on the wire` {
    @Test func `what is unknown is null and never left out`() throws {
        let session = Session(
            id: "0b9c2a4e-1d2f-4a3b-8c5d-6e7f8a9b0c1d",
            ticketNumber: 1,
            createdAt: "2026-11-22T10:00:00.000Z",
            updatedAt: "2026-11-22T10:00:00.000Z",
            isHandedOff: false,
            isOpened: true,
            assignee: Session.Assignee(kind: .none),
            channel: "web",
            isVerified: false
        )

        let expected =
            #"{"assignee":{"avatarUrl":null,"kind":"none","name":null},"channel":"web","#
            + #""createdAt":"2026-11-22T10:00:00.000Z","#
            + #""id":"0b9c2a4e-1d2f-4a3b-8c5d-6e7f8a9b0c1d","isHandedOff":false,"#
            + #""isOpened":true,"isVerified":false,"lastMessage":null,"#
            + #""latestStateCheckpointPayload":null,"modeId":null,"sessionAttributes":{},"#
            + #""ticketNumber":1,"title":null,"updatedAt":"2026-11-22T10:00:00.000Z"}"#
        #expect(try text(session) == expected)
        #expect(try WidgetJSON.decode(from: Data(expected.utf8)) == session)
    }

    @Test func `a full session comes back equal`() throws {
        let session = Session(
            id: "s",
            ticketNumber: 42,
            title: "Order 1042",
            createdAt: "2026-11-22T10:00:00.000Z",
            updatedAt: "2026-11-22T10:05:00.000Z",
            isHandedOff: true,
            isOpened: false,
            assignee: Session.Assignee(
                kind: .human,
                name: "Dana",
                avatarURL: "https://acme.test/dana.png"
            ),
            channel: "web",
            isVerified: true,
            lastMessage: "Bye",
            modeID: "m",
            latestStateCheckpointPayload: ["step": 2],
            sessionAttributes: ["plan": "gold", "seats": 3, "trial": false]
        )

        #expect(try WidgetJSON.decode(from: WidgetJSON.encode(session)) == session)
    }

    @Test func `the last page of the list says next null`() throws {
        #expect(try text(SessionList(items: [])) == #"{"items":[],"next":null}"#)
        #expect(try text(SessionList(items: [], next: "p2")) == #"{"items":[],"next":"p2"}"#)
    }

    @Test func `a list that leaves next out is refused`() {
        #expect(throws: WidgetJSONError(path: "next", problem: "is missing")) {
            try WidgetJSON.decode(SessionList.self, from: Data(#"{"items":[]}"#.utf8))
        }
    }

    @Test func `filters name the external id`() throws {
        #expect(try text(SessionFilters(externalID: "e-1")) == #"{"external_id":"e-1"}"#)
        #expect(try text(SessionFilters()) == "{}")
    }

    @Test func `create-session knows its external id among the custom data`() throws {
        let body: CreateSession = try WidgetJSON.decode(
            from: Data(#"{"customData":{"external_id":"e-1","plan":"gold","seats":3}}"#.utf8)
        )

        #expect(
            body == CreateSession(customData: ["external_id": "e-1", "plan": "gold", "seats": 3])
        )
        #expect(body.externalID == "e-1")
        #expect(try text(CreateSession()) == "{}")
    }

    @Test func `resolve names the session`() throws {
        #expect(try text(ResolveSession(sessionID: "s-1")) == #"{"session_id":"s-1"}"#)
    }
}
