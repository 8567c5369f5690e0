import Foundation
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore

/// A responder behind a socket on loopback.
package struct SocketServer: Sendable {
    /// The largest body that is read; a longer one is answered 413.
    ///
    /// Well above Creatio's own limit for a file, 10 MB (creatio.md section 3.7).
    package static let bodyLimit = 64 << 20

    private let responder: any Responder
    private let port: Int
    private let idleTime: Duration
    private let traffic: Traffic?
    private let logger: Logger

    /// - Parameters:
    ///   - responder: What answers.
    ///   - port: The port to listen on; 0 takes a free one.
    ///   - idleTime: How long a connection may be silent, in real time, within a request that has
    ///     begun or between two; then it is closed without an answer. The default is the
    ///     connection time-out of IIS, two minutes.
    ///   - traffic: Told when a request arrives and when its answer leaves, so that a virtual
    ///     clock knows what is on the wire; nil where nobody needs to know.
    ///   - logger: Takes the server's own messages.
    package init(
        responder: any Responder,
        port: Int = 0,
        idleTime: Duration = .seconds(120),
        traffic: Traffic? = nil,
        logger: Logger
    ) {
        self.responder = responder
        self.port = port
        self.idleTime = idleTime
        self.traffic = traffic
        self.logger = logger
    }

    /// Listens and serves until the task is cancelled.
    ///
    /// - Parameter onListening: Called once with the port that the server listens on.
    /// - Throws: `PortTaken`, or whatever else keeps the server from listening.
    package func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let application = Application(
            responder: SocketResponder(responder: responder, traffic: traffic),
            server: .http1(configuration: .init(idleTimeout: TimeAmount(idleTime))),
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port),
                serverName: nil
            ),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: port)
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
