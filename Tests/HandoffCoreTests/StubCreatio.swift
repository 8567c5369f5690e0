import CreatioClient
import Foundation
import HTTPTypes
import JSON
import Simulation
import Synchronization
import Wire

/// A Creatio that gives out tokens and answers everything else as a test says.
final class StubCreatio: Transport {
    private let answer: @Sendable (WireRequest) -> WireResponse
    private let asked = Mutex<[WireRequest]>([])

    init(_ answer: @escaping @Sendable (WireRequest) -> WireResponse) {
        self.answer = answer
    }

    /// What it was asked, in order.
    var requests: [WireRequest] { asked.withLock { $0 } }

    func send(_ request: WireRequest) async throws -> WireResponse {
        guard !request.path.contains("/connect/token") else {
            return .json(["access_token": "t", "expires_in": 3600])
        }
        asked.withLock { $0.append(request) }
        return answer(request)
    }

    /// A client of this Creatio, used within a simulation.
    func run<Value: Sendable>(
        _ body:
            @escaping @Sendable (CreatioClient, Wire.Environment, CreatioConnection)
            async throws -> Value
    ) throws -> Value {
        let simulator = Simulator(seed: 1)
        return try simulator.run {
            let environment = simulator.environment(party: "core", transport: self)
            let connection = try CreatioConnection(
                instanceURL: "https://acme.creatio.com",
                clientID: "c",
                clientSecret: Secret("s")
            )
            let client = CreatioClient(connection: connection, environment: environment)
            return try await body(client, environment, connection)
        }
    }
}

extension WireResponse {
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> WireResponse {
        WireResponse(
            status: status,
            headers: [.contentType: "application/json"],
            body: value.serialized()
        )
    }

    /// An error of Creatio's database.
    static func databaseError(_ message: String) -> WireResponse {
        .json(
            [
                "error": [
                    "code": "", "message": "An error has occurred.",
                    "innererror": ["message": .string(message), "type": "", "stacktrace": ""],
                ]
            ],
            status: .internalServerError
        )
    }
}
