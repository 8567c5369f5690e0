import FakeWidget
import Foundation
import JSON
import Testing
import WidgetProtocol
import Wire

@Suite struct `Votes, ratings and files` {
    @Test func `a vote names session and answer`() throws {
        try Visit.run { visit in
            _ = await visit.widget.send("Hi")
            #expect(await visit.widget.vote(.downvote, on: "ai-1") == .taken)
            let body = try visit.server.lastBody
            #expect(
                body == [
                    "action": "downvote", "messagePublicId": "ai-1", "sessionId": "s-1",
                ]
            )
        }
    }

    @Test func `a rating is on the screen under the id that was sent, and shown once`() throws {
        try Visit.run { visit in
            _ = await visit.widget.send("Hi")
            #expect(await visit.widget.rate(5, feedback: "Kind.") == .taken)
            let id = try visit.server.lastBody["system_message_uuid"]?.text
            visit.server.with { state in
                var row = HistoryMessage.row(id ?? "", .system, "", type: .csatSubmitted)
                row.systemMessagePayload = .csatSubmitted(score: 5, feedback: "Kind.")
                state.history.append(row)
            }
            try await visit.wait(.seconds(11))
            let ratings = await visit.widget.visible.filter { $0.from == .system }
            #expect(ratings.map(\.id) == [id])
            #expect(ratings.first?.component?.data == ["score": 5, "feedback": "Kind."])
        }
    }

    @Test func `a rating that is refused says why`() throws {
        let server = WidgetServer()
        server.answer(.submitRating) { _, _ in
            try WidgetServer.json(RatingAnswer(refusedBecause: .rescoreLocked))
        }
        try Visit.run(server: server) { visit in
            _ = await visit.widget.send("Hi")
            let outcome = await visit.widget.rate(1)
            #expect(outcome == .notTaken(reason: "rescore_locked"))
        }
    }

    @Test(arguments: [
        ("notes.txt", 3, false, false), ("photo.webp", 3, false, true),
        ("notes.txt", 3, true, true), ("photo.webp", 3, true, false),
        ("bill.pdf", WidgetName.fileSizeLimit, false, true),
        ("bill.pdf", WidgetName.fileSizeLimit + 1, false, false),
    ])
    func `the picker offers what the conversation takes`(
        name: String,
        size: Int,
        isHandedOff: Bool,
        isOffered: Bool
    ) throws {
        try Visit.run { visit in
            visit.server.answer(.createSession) { state, _ in
                state.session = .sample
                state.session?.isHandedOff = isHandedOff
                return try WidgetServer.json(state.session)
            }
            _ = await visit.widget.send("Hi")
            let file = try? await visit.widget.upload(
                name: name,
                type: "",
                bytes: Data(count: size)
            )
            #expect((file != nil) == isOffered)
        }
    }

    @Test func `a message that is repeated goes out with its first id`() throws {
        try Visit.run { visit in
            _ = await visit.widget.send("Hi")
            _ = await visit.widget.repeatLastSend()
            let ids = try visit.server.with { state in
                try state.requests.filter { $0.path.hasSuffix("/chat/send") }
                    .map { try JSONValue.parse($0.body)["uuid"]?.text }
            }
            #expect(Set(ids).count == 1)
            #expect(ids.count == 2)
        }
    }
}

extension WidgetServer {
    /// The body of the last call that had one.
    fileprivate var lastBody: JSONValue {
        get throws {
            try with { state in
                try state.requests.last { !$0.body.isEmpty }.map { try JSONValue.parse($0.body) }
                    ?? .null
            }
        }
    }
}
