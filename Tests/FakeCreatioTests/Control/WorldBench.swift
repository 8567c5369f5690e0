import FakeCreatio
import Foundation
import HTTPTypes
import JSON
import Simulation
import Wire

/// A server with several worlds in a simulated world of its own.
struct WorldBench: Sendable {
    let simulator: Simulator
    let network: MemoryNetwork
    let directory: WorldDirectory

    /// Runs the body while every world works in the background.
    static func run<Value: Sendable>(
        seed: UInt64 = 1,
        _ configure: (inout InstanceSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (WorldBench) async throws -> Value
    ) throws -> Value {
        var settings = InstanceSettings()
        settings.clients = [Bench.client]
        configure(&settings)
        let simulator = Simulator(seed: seed)
        let given = settings
        return try simulator.run {
            let network = MemoryNetwork(simulator: simulator)
            let directory = try await WorldDirectory(
                settings: given,
                over: simulator.environment(party: "creatio", transport: network)
            )
            network.attach(directory.responder, at: "127.0.0.1")
            let bench = WorldBench(simulator: simulator, network: network, directory: directory)
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await directory.run() }
                defer { group.cancelAll() }
                return try await body(bench)
            }
        }
    }

    /// Sends a request to an application or to the control plane.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        host: String = "127.0.0.1:8021",
        headers: HTTPFields = [:],
        body: String = ""
    ) async -> WireResponse {
        await directory.responder.respond(
            to: Self.request(method, path, host: host, headers: headers, body: body)
        )
    }

    /// Calls the control plane of a world and gives what it answered.
    func control(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSONValue? = nil,
        in world: String = ""
    ) async throws -> JSONValue {
        let response = await send(
            method,
            world + ControlPlane.root + "/" + path,
            body: body?.description ?? ""
        )
        guard response.isSuccess else { throw ControlRefusal(summary: response.summary) }
        return try JSONValue.parse(response.body)
    }

    /// Asks the identity service of a world for a token.
    func token(in world: String = "") async throws -> String {
        let response = await directory.identityResponder.respond(
            to: Self.request(
                .post,
                world + "/connect/token",
                headers: [.contentType: "application/x-www-form-urlencoded"],
                body: Bench.clientForm
            )
        )
        return try JSONValue.parse(response.body)["access_token"]?.text ?? ""
    }

    /// Sends a request to the OData service of a world with a new token.
    func odata(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSONValue? = nil,
        in world: String = ""
    ) async throws -> WireResponse {
        let headers: HTTPFields = [
            .authorization: "Bearer \(try await token(in: world))",
            .contentType: "application/json",
        ]
        return await send(
            method,
            world + "/0/odata/" + path,
            headers: headers,
            body: body?.description ?? ""
        )
    }

    /// The names of a world's contacts, as OData tells them.
    func names(in world: String = "") async throws -> [String] {
        let answer = try await odata(.get, "Contact?$select=Name", in: world)
        return try JSONValue.parse(answer.body)["value"]?.elements?.compactMap {
            $0["Name"]?.text
        } ?? []
    }

    private static func request(
        _ method: HTTPRequest.Method,
        _ path: String,
        host: String = "127.0.0.1:8021",
        headers: HTTPFields = [:],
        body: String
    ) -> WireRequest {
        WireRequest(
            head: HTTPRequest(
                method: method,
                scheme: "http",
                authority: host,
                path: path,
                headerFields: headers
            ),
            body: Data(body.utf8)
        )
    }
}

/// The control plane's refusal of a call that a test expected to work.
struct ControlRefusal: Error {
    let summary: String
}
