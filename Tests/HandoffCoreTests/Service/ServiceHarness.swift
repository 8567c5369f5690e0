import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Testing
import WidgetProtocol
import Wire

/// Two organisations in one service, called over its front door.
struct ServiceHarness: Sendable {
    /// What clients of an organisation have: nothing of it is the other's.
    struct Client: Sendable, CustomTestStringConvertible {
        let id: String
        var widgetToken: String { "widget-\(id)" }
        var organisationKey: String { "key-\(id)" }
        var webhookToken: String { "webhook-\(id)" }
        var testDescription: String { id }
    }

    static let acme = Client(id: "acme")
    static let globex = Client(id: "globex")

    let simulator: Simulator
    let service: CoreService

    init() throws {
        simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        service = try CoreService(
            [Self.acme, Self.globex].map { client in
                CoreService.Organisation(
                    configuration: Self.configuration(of: client),
                    autopilot: HumansOnly()
                )
            },
            environment: simulator.environment(party: "core", transport: network)
        )
    }

    static func configuration(of client: Client) -> CoreConfiguration {
        CoreConfiguration(
            organisationID: client.id,
            organisationName: client.id.capitalized,
            publicURL: "https://chat.example.com",
            widgetToken: client.widgetToken,
            organisationKey: Secret(client.organisationKey),
            webhookToken: Secret(client.webhookToken),
            signingKey: Secret("signing-\(client.id)")
        )
    }

    /// Calls the front door with a widget token and a bearer token.
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        widgetToken: String? = nil,
        bearer: String? = nil,
        body: JSONValue? = nil
    ) async throws -> WireResponse {
        var headers: HTTPFields = [.contentType: "application/json"]
        headers[try #require(HTTPField.Name(WidgetName.botTokenHeader))] = widgetToken
        headers[.authorization] = bearer.map { "Bearer " + $0 }
        let request = try WireRequest(
            method,
            "https://chat.example.com" + path,
            headers: headers,
            body: body?.serialized() ?? Data()
        )
        return await service.responder.respond(to: request)
    }

    /// An anonymous visitor of the organisation, with a session.
    func visitor(of client: Client) async throws -> (token: String, session: String) {
        let minted = try await call(
            .post,
            WidgetEndpoint.createUnverifiedContact.path(),
            widgetToken: client.widgetToken,
            body: [:]
        )
        let token = try #require(try JSONValue.parse(minted.body)["token"]?.text)
        let made = try await call(
            .post,
            WidgetEndpoint.createSession.path(),
            widgetToken: client.widgetToken,
            bearer: token,
            body: ["customData": ["external_id": "browser-1"]]
        )
        return (token, try #require(try JSONValue.parse(made.body)["id"]?.text))
    }

    /// What the operator port answers.
    func ask(_ path: String) async throws -> WireResponse {
        await service.operatorResponder.respond(
            to: try WireRequest(.get, "http://127.0.0.1:8081" + path)
        )
    }
}
