import HTTPTypes
import LiveWire
import Logging
import Testing
import Wire

@Suite struct `A server that ends` {
    @Test func `may end while connections arrive`() async throws {
        for _ in 1...40 { try await endAmongArrivals() }
    }

    /// Ends a server while clients connect to it again and again; NIO ends the whole process
    /// when a connection is dropped that it has accepted and nobody serves.
    private func endAmongArrivals() async throws {
        let server = SocketServer(
            responder: Empty(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let (ports, port) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run { port.yield($0) } }
            for await number in ports.prefix(1) {
                try await withThrowingTaskGroup(of: Void.self) { clients in
                    for _ in 1...16 {
                        clients.addTask { await connect(to: number) }
                    }
                    try await clients.next()
                    group.cancelAll()
                    try await group.waitForAll()
                    // A client would look for the server for ten seconds.
                    clients.cancelAll()
                }
            }
        }
    }

    /// Sends one request; that it may find no server any more is the point.
    private func connect(to port: Int) async {
        guard let request = try? WireRequest(.get, "http://127.0.0.1:\(port)/") else { return }
        _ = try? await LiveTransport.with { try await $0.send(request) }
    }
}

private struct Empty: Responder {
    func respond(to request: WireRequest) async -> WireResponse {
        WireResponse(status: .noContent)
    }
}
