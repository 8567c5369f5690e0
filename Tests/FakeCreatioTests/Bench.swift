import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Simulation
import Wire

/// One instance in a simulated world, with a client who has a token.
struct Bench: Sendable {
    static let client = OAuthClient(
        id: "0123456789ABCDEF0123456789ABCDEF",
        secret: Secret("the client's secret"),
        userName: "Supervisor"
    )
    static let clientForm =
        "grant_type=client_credentials&client_id=\(client.id)&client_secret=the+client%27s+secret"

    let simulator: Simulator
    let network: MemoryNetwork
    let instance: CreatioInstance
    let environment: Environment

    init(
        seed: UInt64 = 1,
        _ configure: (inout InstanceSettings) -> Void = { _ in }
    ) throws {
        var settings = InstanceSettings()
        settings.clients = [Self.client]
        configure(&settings)
        simulator = Simulator(seed: seed)
        network = MemoryNetwork(simulator: simulator)
        environment = simulator.environment(party: "creatio", transport: network)
        instance = try CreatioInstance(environment: environment, settings: settings)
    }

    /// Runs the body in a fresh world.
    static func run<Value: Sendable>(
        _ configure: (inout InstanceSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (Bench) async throws -> Value
    ) throws -> Value {
        let bench = try Bench(configure)
        return try bench.simulator.run { try await body(bench) }
    }

    /// Asks the identity service for a token.
    func token() async throws -> String {
        let response = await tokenResponse(form: Self.clientForm)
        return try JSONValue.parse(response.body)["access_token"]?.text ?? ""
    }

    func tokenResponse(form: String, headers: HTTPFields = [:]) async -> WireResponse {
        var headers = headers
        if headers[.contentType] == nil {
            headers[.contentType] = "application/x-www-form-urlencoded"
        }
        return await instance.identityResponder.respond(
            to: WireRequest(
                head: HTTPRequest(
                    method: .post,
                    scheme: "https",
                    authority: "acme-is.creatio.com",
                    path: "/connect/token",
                    headerFields: headers
                ),
                body: Data(form.utf8)
            )
        )
    }

    /// Sends a request to the application, without a word about who asks.
    func anonymous(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields = [:],
        body: String = ""
    ) async -> WireResponse {
        await instance.responder.respond(
            to: WireRequest(
                head: HTTPRequest(
                    method: method,
                    scheme: "https",
                    authority: "acme.creatio.com",
                    path: path,
                    headerFields: headers
                ),
                body: Data(body.utf8)
            )
        )
    }

    /// Sends a request to the OData service with a new token.
    func odata(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSONValue? = nil
    ) async throws -> WireResponse {
        try await send(method, "/0/odata/" + path, body?.description ?? "")
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String = ""
    ) async throws -> WireResponse {
        let headers: HTTPFields = [
            .authorization: "Bearer \(try await token())", .contentType: "application/json",
        ]
        return await anonymous(method, path, headers: headers, body: body)
    }

    /// Inserts a row over OData and returns its id.
    func insert(_ set: String, _ body: JSONValue) async throws -> String {
        let response = try await odata(.post, set, body)
        return try JSONValue.parse(response.body)["Id"]?.text ?? response.text
    }

    /// The value of a `GET`, parsed.
    func read(_ path: String) async throws -> JSONValue {
        try await JSONValue.parse(odata(.get, path).body)
    }
}

extension WireResponse {
    /// Status and body, for expectations on both at once.
    var summary: String { "\(status.code) \(text)" }
}
