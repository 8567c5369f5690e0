import Foundation
import HTTPTypes
import JSON
import Simulation
import Synchronization
import Testing
import Wire

@testable import HandoffCore

@Suite struct `An AI over HTTP` {
    @Test func `the endpoint is given the whole context and the secret`() async throws {
        let ai = Responding { _ in WireResponse(status: .ok, body: Data("{}".utf8)) }
        let turn = AutopilotTurn(
            "visitor: Hello",
            "ai: Hi",
            "file: receipt.pdf",
            name: "Ada",
            email: "ada@example.com",
            isVerified: true,
            language: "en",
            fields: [
                MappedField(name: "UsrOrder", title: "Order", type: .text, description: "Which?")
            ]
        )
        let answer = try await ask(ai, turn) { $0.messageLimit = 2 }
        #expect(answer == AutopilotAnswer())
        let request = try #require(ai.requests.first)
        #expect(request.method == .post)
        #expect(request.address == Self.address)
        #expect(request.headers[.authorization] == "Bearer s3cret")
        #expect(
            try JSONValue.parse(request.body) == [
                "session": "5f0c9a52-6f0e-4c0b-9f53-0f4f6a1c1c11",
                "ticket": 7,
                "language": "en",
                "handoffs_before": 0,
                "omitted_messages": 1,
                "messages": [
                    [
                        "type": "message", "sender": "ai", "text": "Hi",
                        "sent_at": "2026-01-05T09:00:00.000Z", "attachments": [],
                    ],
                    [
                        "type": "message", "sender": "user", "text": "",
                        "sent_at": "2026-01-05T09:00:00.000Z",
                        "attachments": [
                            [
                                "name": "receipt.pdf", "type": "application/pdf", "size": 9,
                                "url": "https://x/f",
                            ]
                        ],
                    ],
                ],
                "contact": [
                    "name": "Ada", "email": "ada@example.com", "is_verified": true, "phone": .null,
                    "custom_data": ["plan": "gold"],
                ],
                "client_context": ["page": "/orders"],
                "chat_context": "A customer since 2019.",
                "attributes": ["external_id": "browser-1"],
                "fields": [
                    [
                        "name": "UsrOrder", "title": "Order", "type": "text",
                        "description": "Which?", "values": [],
                    ]
                ],
                "action_additions": [
                    "headers": [:], "query_params": [:], "body_properties": [:], "overrides": [:],
                ],
                "exit_mode_prompt": "Leave the order form.",
                "action_form_submitted_prompt": .null,
            ]
        )
    }

    @Test func `everything that an answer may say is read`() async throws {
        let ai = Responding(
            """
            { "text": "Of course.", "reasoning": "Asked.", "prohibited_topic": null,
              "component": { "name": "orderStatus", "arguments": { "id": 1 }, "data": [1, 2] },
              "handoff": { "summary": "Late.", "sentiment": "angry", "language": "en",
                "reasons": ["insufficient_tools"],
                "fields": { "UsrOrder": "1042", "UsrCount": 2, "UsrOpen": true, "UsrNone": null } } }
            """
        )
        let answer = try await ask(ai)
        #expect(
            answer
                == AutopilotAnswer(
                    text: "Of course.",
                    component: AutopilotAnswer.Component(
                        name: "orderStatus",
                        arguments: ["id": 1],
                        data: [1, 2]
                    ),
                    handoff: Handoff(
                        summary: "Late.",
                        sentiment: "angry",
                        language: "en",
                        reasons: ["insufficient_tools"],
                        fields: ["UsrOrder": "1042", "UsrCount": "2", "UsrOpen": "true"]
                    ),
                    reasoning: "Asked."
                )
        )
    }

    @Test(arguments: [
        ("", "its answer is not JSON: "), ("<html>", "its answer is not JSON: "),
        ("[]", "the answer is not an object"),
        (#"{"txt":"Hi"}"#, "the answer has a member 'txt' that nobody knows"),
        (#"{"text":7}"#, "'text' is not a text"),
        (#"{"component":{}}"#, "'component' has no 'name'"),
        (#"{"component":{"name":"a","html":""}}"#, "'component' has a member 'html'"),
        (#"{"handoff":{}}"#, "'handoff' has no 'summary'"),
        (#"{"handoff":{"summary":"a","reasons":"b"}}"#, "'reasons' is not a list"),
        (#"{"handoff":{"summary":"a","reasons":[1]}}"#, "'reasons' has an element that is not"),
        (#"{"handoff":{"summary":"a","fields":{"A":[]}}}"#, "'fields' has a value for 'A'"),
    ])
    func `anything else is a failure with its reason`(body: String, reason: String) async throws {
        let answer = try await ask(Responding(body))
        #expect(answer.text == Self.apology)
        #expect(answer.reasoning?.hasPrefix("The AI's endpoint failed: " + reason) == true)
    }

    @Test func `another status is a failure, whatever the body says`() async throws {
        let ai = Responding { _ in
            WireResponse(status: .badGateway, body: Data(#"{"text":"Hi"}"#.utf8))
        }
        let answer = try await ask(ai)
        #expect(
            answer
                == AutopilotAnswer(
                    text: Self.apology,
                    reasoning: "The AI's endpoint failed: it answered with status 502, not 200."
                )
        )
    }

    @Test func `an answer beyond the limit is not read`() async throws {
        let answer = try await ask(Responding(#"{"text":"Hello"}"#)) { $0.answerLimit = 15 }
        #expect(
            answer.reasoning
                == "The AI's endpoint failed: its answer has 16 bytes; at most 15 are read."
        )
        #expect(
            try await ask(Responding(#"{"text":"Hello"}"#)) { $0.answerLimit = 16 }.text == "Hello"
        )
    }

    @Test func `an answer that is late is not waited for`() async throws {
        let answer = try await ask(nil) { $0.timeOut = .seconds(5) }
        #expect(answer.text == Self.apology)
        #expect(answer.reasoning?.contains("no answer within 5.0 seconds") == true)
    }

    @Test func `nobody at the address is a failure like any other`() async throws {
        let answer = try await ask(Responding("{}")) { $0.url = "https://nobody.example/" }
        #expect(answer.reasoning?.contains("nothing answers at 'nobody.example'") == true)
    }

    @Test func `as a fallback a human takes over, and is told why`() async throws {
        let answer = try await ask(
            Responding("<html>"),
            AutopilotTurn("visitor: My order is late", language: "de")
        ) { $0.fallback = .handOff }
        #expect(
            answer.handoff
                == Handoff(
                    summary: "The AI could not resolve this. "
                        + "They wrote: “My order is late”.",
                    language: "de",
                    reasons: ["insufficient_tools", "the AI did not answer"]
                )
        )
        #expect(answer.text?.contains("colleague") == true)
    }

    private static let address = "https://ai.example/answer?v=1"
    private static let apology =
        "I am sorry, I cannot answer right now. Please try again in a moment."

    /// What the core makes of an endpoint; one that is nil never answers.
    private func ask(
        _ ai: Responding?,
        _ turn: AutopilotTurn = AutopilotTurn("visitor: Hello"),
        adapting: (inout AutopilotEndpoint) -> Void = { _ in }
    ) async throws -> AutopilotAnswer {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        network.attach(
            ai
                ?? Responding { _ in
                    // The caller's deadline ends this; what cancels it needs no answer.
                    try? await simulator.clock.sleep(for: .seconds(86_400))
                    return WireResponse(status: .ok)
                },
            at: "ai.example"
        )
        var endpoint = try AutopilotEndpoint(url: Self.address, secret: Secret("s3cret"))
        adapting(&endpoint)
        let autopilot = HTTPAutopilot(
            endpoint: endpoint,
            environment: simulator.environment(party: "core", transport: network)
        )
        return try simulator.run { try await autopilot.answer(turn) }
    }
}

/// A server of one answer, which keeps what it was asked.
private final class Responding: Responder {
    private let asked = Mutex<[WireRequest]>([])
    private let answer: @Sendable (WireRequest) async -> WireResponse

    init(_ answer: @escaping @Sendable (WireRequest) async -> WireResponse) {
        self.answer = answer
    }

    convenience init(_ body: String) {
        self.init { _ in WireResponse(status: .ok, body: Data(body.utf8)) }
    }

    var requests: [WireRequest] { asked.withLock { $0 } }

    func respond(to request: WireRequest) async -> WireResponse {
        asked.withLock { $0.append(request) }
        return await answer(request)
    }
}
