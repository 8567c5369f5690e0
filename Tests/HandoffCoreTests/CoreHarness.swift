import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

/// A core without a Creatio, called as the widget calls it.
struct CoreHarness: Sendable {
    static let widgetToken = "widget-token"
    static let organisationKey = "organisation-key"

    let simulator: Simulator
    let core: HandoffCore

    init(answers: [AutopilotAnswer] = []) throws {
        simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        core = try HandoffCore(
            configuration: CoreConfiguration(
                organisationID: "org-1",
                organisationName: "Acme",
                publicURL: "https://api.open.cx",
                widgetToken: Self.widgetToken,
                organisationKey: Secret(Self.organisationKey),
                webhookToken: Secret("webhook-token"),
                signingKey: Secret("signing-key")
            ),
            autopilot: CannedAutopilot(answers: answers),
            environment: simulator.environment(party: "core", transport: network)
        )
    }

    /// Calls the core as a page of another origin does.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        token: String? = nil,
        body: JSONValue? = nil,
        headers: HTTPFields = [:]
    ) async throws -> WireResponse {
        var fields: HTTPFields = [
            .contentType: "application/json", .accept: "application/json",
            .origin: "https://shop.example",
        ]
        fields[try #require(HTTPField.Name(WidgetName.botTokenHeader))] = Self.widgetToken
        if let token { fields[.authorization] = "Bearer " + token }
        fields.append(contentsOf: headers)
        let request = try WireRequest(
            method,
            "https://api.open.cx" + path,
            headers: fields,
            body: body?.serialized() ?? Data()
        )
        return await core.responder.respond(to: request)
    }

    /// A fresh anonymous visitor's token.
    func visitor() async throws -> String {
        let answer = try await call(
            .post,
            WidgetEndpoint.createUnverifiedContact.path(),
            body: [:]
        )
        return try #require(try JSONValue.parse(answer.body)["token"]?.text)
    }

    /// A verified visitor's token.
    func verifiedVisitor(email: String) async throws -> String {
        let answer = try await call(
            .post,
            WidgetEndpoint.authenticateUser.path(),
            token: Self.organisationKey,
            body: ["email": .string(email)]
        )
        return try #require(try JSONValue.parse(answer.body)["token"]?.text)
    }

    /// A new session of the visitor in the browser with that external id.
    func session(of token: String, externalID: String = "browser-1") async throws -> String {
        let answer = try await call(
            .post,
            WidgetEndpoint.createSession.path(),
            token: token,
            body: ["customData": ["external_id": .string(externalID)]]
        )
        return try #require(try JSONValue.parse(answer.body)["id"]?.text)
    }

    func send(_ text: String, uuid: String, to session: String, as token: String) async throws
        -> WireResponse
    {
        try await call(
            .post,
            WidgetEndpoint.sendMessage.path(),
            token: token,
            body: [
                "uuid": .string(uuid), "bot_token": .string(Self.widgetToken),
                "session_id": .string(session), "content": .string(text), "custom_data": [:],
            ]
        )
    }

    func poll(_ session: String, as token: String) async throws -> Poll {
        let answer = try await call(.get, WidgetEndpoint.poll.path(session: session), token: token)
        return try WidgetJSON.decode(Poll.self, from: answer.body)
    }
}

/// Answers with what it was given, in order, and with silence afterwards.
private actor CannedAutopilot: Autopilot {
    private var answers: [AutopilotAnswer]

    init(answers: [AutopilotAnswer]) {
        self.answers = answers
    }

    func answer(_ turn: AutopilotTurn) -> AutopilotAnswer {
        answers.isEmpty ? AutopilotAnswer() : answers.removeFirst()
    }
}
