import FakeCreatio
import HandoffCore
import Logging
import Synchronization
import Wire

/// The parties of a run behind sockets on loopback, each on a free port of its own.
struct LoopbackServers: Sendable {
    let parties: [(authority: String, responder: any Responder)]
    let directory: LoopbackDirectory
    let traffic: Traffic

    /// Serves while the body runs.
    ///
    /// - Throws: What keeps a server from listening, or what the body throws.
    func serving<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (listening, desk) = AsyncStream<Void>.makeStream()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            for party in parties {
                group.addTask {
                    let server = SocketServer(
                        responder: party.responder,
                        traffic: traffic,
                        logger: Logger(label: party.authority) { _ in SwiftLogNoOpLogHandler() }
                    )
                    try await server.run { port in
                        directory.register(party.authority, port: port)
                        desk.yield()
                    }
                    return nil
                }
            }
            group.addTask {
                var waiting = parties.count
                for await _ in listening {
                    waiting -= 1
                    if waiting == 0 { break }
                }
                return try await body()
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let value = result { return value }
            }
            throw CancellationError()
        }
    }
}

/// A transport whose client comes when the stage is already set.
final class LentTransport: Transport {
    private let lent = Mutex<(any Transport)?>(nil)

    func lend(_ transport: any Transport) {
        lent.withLock { $0 = transport }
    }

    func send(_ request: WireRequest) async throws -> WireResponse {
        guard let transport = lent.withLock({ $0 }) else {
            throw TransportError.unreachable(authority: request.authority)
        }
        return try await transport.send(request)
    }
}

extension Stage {
    /// What answers at which authority.
    var parties: [(authority: String, responder: any Responder)] {
        [
            (StageWorld.creatio, creatio.responder),
            (StageWorld.identity, creatio.identityResponder),
            (StageWorld.core, core.responder),
        ] + (ai.endpoint.map { [(StageWorld.ai, $0)] } ?? [])
    }
}
