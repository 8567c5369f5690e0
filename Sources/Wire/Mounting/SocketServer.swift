import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// A responder behind a socket, on loopback unless another address is given.
package struct SocketServer: Sendable {
    /// The largest body that is read; a longer one is answered 413.
    ///
    /// Well above Creatio's own limit for a file, 10 MB (creatio.md section 3.7).
    package static let bodyLimit = 64 << 20

    private let responder: any Responder
    private let host: String
    private let port: Int
    private let idleTime: Duration
    private let traffic: Traffic?
    private let logger: Logger

    /// - Parameters:
    ///   - responder: What answers.
    ///   - host: The address to listen on.
    ///   - port: The port to listen on; 0 takes a free one.
    ///   - idleTime: How long a connection may be silent, in real time, within a request that has
    ///     begun or between two; then it is closed without an answer. The default is the
    ///     connection time-out of IIS, two minutes.
    ///   - traffic: Told when a request arrives and when its answer leaves, so that a virtual
    ///     clock knows what is on the wire; nil where nobody needs to know.
    ///   - logger: Takes the server's own messages.
    package init(
        responder: any Responder,
        host: String = "127.0.0.1",
        port: Int = 0,
        idleTime: Duration = .seconds(120),
        traffic: Traffic? = nil,
        logger: Logger
    ) {
        self.responder = responder
        self.host = host
        self.port = port
        self.idleTime = idleTime
        self.traffic = traffic
        self.logger = logger
    }

    /// Listens and serves until the task is cancelled.
    ///
    /// - Parameters:
    ///   - stop: When it returns, no more connections are taken, and the server ends as soon as
    ///     the requests that have been begun are answered; nil goes on.
    ///   - onListening: Called once with the port that the server listens on.
    /// - Throws: `PortTaken`, or whatever else keeps the server from listening.
    package func run(
        until stop: (@Sendable () async -> Void)? = nil,
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let connections = HeldConnections()
        defer { connections.close() }
        let channel = HTTP1Channel.Configuration(idleTimeout: TimeAmount(idleTime))
        let application = Application(
            responder: SocketResponder(responder: responder, traffic: traffic),
            server: HTTPServerBuilder { responder in
                HeldConnection(
                    base: HTTP1Channel(responder: responder, configuration: channel),
                    connections: connections
                )
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                serverName: nil
            ),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
        do {
            try await Self.run(application, until: stop)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: port)
        }
    }
}

extension SocketServer {
    private static func run(
        _ application: some ApplicationProtocol,
        until stop: (@Sendable () async -> Void)?
    ) async throws {
        guard let stop else { return try await application.run() }
        let services = ServiceGroup(
            configuration: .init(services: [application], logger: application.logger)
        )
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await services.run()
                return true
            }
            group.addTask {
                await stop()
                // Who is cancelled closes its channels already; ending them gracefully as well
                // would find them closed.
                if !Task.isCancelled { await services.triggerGracefulShutdown() }
                return false
            }
            while let hasEnded = try await group.next(), !hasEnded {}
            group.cancelAll()
        }
    }
}

/// Another process listens on the port already.
package struct PortTaken: Error, Sendable, Equatable, CustomStringConvertible {
    package let port: Int

    package init(port: Int) {
        self.port = port
    }

    package var description: String { "port \(port) is taken by another process" }
}
