import CreatioClient
import Foundation
import HTTPTypes
import JSON
import Simulation
import Synchronization
import Wire

/// An instance and its identity service that answer as a test tells them, and remember what
/// they were asked.
final class ScriptedCreatio: Sendable {
    typealias Script = @Sendable (WireRequest) async throws -> WireResponse

    static let tokenAddress = "https://acme-is.creatio.com/connect/token"

    private struct Journal {
        var requests: [WireRequest] = []
        var tokens = 0
    }

    private let journal = Mutex(Journal())
    private let identity: Script?
    private let service: Script

    /// - Parameters:
    ///   - identity: Answers requests for a token; nil gives out `token-1`, `token-2` and so on.
    ///   - service: Answers all other requests.
    init(identity: Script? = nil, service: @escaping Script) {
        self.identity = identity
        self.service = service
    }

    /// What the service was asked, requests for tokens apart.
    var calls: [WireRequest] {
        journal.withLock { $0.requests.filter { $0.address != Self.tokenAddress } }
    }

    var tokenRequests: [WireRequest] {
        journal.withLock { $0.requests.filter { $0.address == Self.tokenAddress } }
    }

    fileprivate func send(_ request: WireRequest) async throws -> WireResponse {
        journal.withLock { $0.requests.append(request) }
        guard request.address == Self.tokenAddress else { return try await service(request) }
        if let identity { return try await identity(request) }
        let number = journal.withLock { journal in
            journal.tokens += 1
            return journal.tokens
        }
        return .json(["access_token": .string("token-\(number)"), "expires_in": 3600])
    }

    /// Runs a body with a client of this instance, in a world of its own.
    ///
    /// - Parameters:
    ///   - travelTime: How long a request is on its way before it arrives.
    ///   - body: What to do with the client.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws.
    func run<Value: Sendable>(
        travelTime: @escaping @Sendable (WireRequest) -> Duration = { _ in .zero },
        _ body: @escaping @Sendable (CreatioClient, VirtualClock) async throws -> Value
    ) throws -> Value {
        let simulator = Simulator(seed: 1)
        let connection = try CreatioConnection(
            instanceURL: "https://acme.creatio.com",
            clientID: "client",
            clientSecret: Secret("s3cr&t")
        )
        let road = Road(end: self, clock: simulator.clock, travelTime: travelTime)
        return try simulator.run {
            let environment = simulator.environment(party: "core", transport: road)
            let client = CreatioClient(connection: connection, environment: environment)
            return try await body(client, simulator.clock)
        }
    }
}

/// The way to the instance.
private struct Road: Transport {
    let end: ScriptedCreatio
    let clock: VirtualClock
    let travelTime: @Sendable (WireRequest) -> Duration

    func send(_ request: WireRequest) async throws -> WireResponse {
        try await clock.sleep(for: travelTime(request))
        return try await end.send(request)
    }
}

extension WireResponse {
    static let noContent = WireResponse(status: .noContent)

    static func json(_ body: JSONValue, status: HTTPResponse.Status = .ok) -> WireResponse {
        WireResponse(
            status: status,
            headers: [.contentType: "application/json; odata.metadata=minimal"],
            body: body.serialized()
        )
    }

    static func page(_ text: String, status: HTTPResponse.Status = .ok) -> WireResponse {
        WireResponse(status: status, headers: [.contentType: "text/html"], body: Data(text.utf8))
    }
}

extension WireRequest {
    var token: String? { headers[.authorization] }
}
