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
        try self.init { _ in CannedAutopilot(answers: answers) }
    }

    /// A core whose AI may need the clock of the simulated world.
    init(autopilot makeAutopilot: (VirtualClock) -> any Autopilot) throws {
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
            autopilot: makeAutopilot(simulator.clock),
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
        for field in headers { fields[field.name] = field.value }
        let request = try WireRequest(
            method,
            "https://api.open.cx" + path,
            headers: fields,
            body: body?.serialized() ?? Data()
        )
        return await core.responder.respond(to: request)
    }

    /// Calls an endpoint that takes a body, and reads the answer's.
    func post(_ endpoint: WidgetEndpoint, as token: String, _ body: JSONValue) async throws
        -> JSONValue
    {
        try JSONValue.parse(try await call(.post, endpoint.path(), token: token, body: body).body)
    }

    /// Uploads a file as a browser does.
    func upload(_ name: String, type: String, bytes: Data = Data("42".utf8), as token: String)
        async throws -> WireResponse
    {
        let form = MultipartForm(parts: [
            .init(name: "file", fileName: name, contentType: type, content: bytes)
        ]).encoded(boundary: "seed")
        let request = try WireRequest(
            .post,
            "https://api.open.cx" + WidgetEndpoint.upload.path(),
            headers: [
                try #require(HTTPField.Name(WidgetName.botTokenHeader)): Self.widgetToken,
                .authorization: "Bearer " + token, .contentType: form.contentType,
            ],
            body: form.body
        )
        return await core.responder.respond(to: request)
    }

    /// A fresh visitor's token: anonymous, unless an address is said.
    func visitor(email: String? = nil) async throws -> String {
        let answer = try await call(
            .post,
            WidgetEndpoint.createUnverifiedContact.path(),
            body: email.map { ["email": .string($0)] } ?? [:]
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

    func send(
        _ text: String,
        uuid: String,
        to session: String,
        as token: String,
        with members: JSONValue = [:]
    ) async throws -> WireResponse {
        var body: JSONValue = [
            "uuid": .string(uuid), "bot_token": .string(Self.widgetToken),
            "session_id": .string(session), "content": .string(text), "custom_data": [:],
        ]
        for member in members.members ?? [] { body[member.name] = member.value }
        return try await call(
            .post,
            WidgetEndpoint.sendMessage.path(),
            token: token,
            body: body
        )
    }

    /// The sessions that a browser lists.
    func sessions(externalID: String = "browser-1", as token: String) async throws -> [Session] {
        let filters = "?filters=%7B%22external_id%22%3A%22\(externalID)%22%7D"
        let answer = try await call(.get, WidgetEndpoint.sessions.path() + filters, token: token)
        return try WidgetJSON.decode(SessionList.self, from: answer.body).items
    }

    func poll(_ session: String, as token: String) async throws -> Poll {
        let answer = try await call(.get, WidgetEndpoint.poll.path(session: session), token: token)
        return try WidgetJSON.decode(Poll.self, from: answer.body)
    }
}

/// Takes ten seconds to say which message it answers.
struct SlowAutopilot: Autopilot {
    let clock: VirtualClock

    func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        try await clock.sleep(for: .seconds(10))
        return AutopilotAnswer(text: "Answer to \(turn.messages.last?.text ?? "")")
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
