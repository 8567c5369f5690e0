import HTTPTypes
import Logging
import Synchronization
import Wire

/// What has a socket of its own.
enum ServedSite: CaseIterable, Sendable {
    /// Creatio's application.
    case application
    /// Creatio's identity service.
    case identity
    case core
}

/// Sites behind sockets on loopback that name each other's addresses.
///
/// Which port is free is known only when it is taken. So all sockets are opened first, and whoever
/// answers there moves in when all ports are known.
struct ServedSites: Sendable {
    /// Where a site is to listen.
    struct Port: Sendable {
        /// 0 takes a free one.
        let number: Int
        /// Whether a free one will do where that one is taken.
        let mayMove: Bool
    }

    /// Who answers, once the ports are known.
    struct Tenants: Sendable {
        let responders: [ServedSite: any Responder]
        /// What works in the background until it is cancelled.
        let work: @Sendable () async throws -> Void
        /// Is called when all of them answer; gives what is printed then.
        let welcome: @Sendable () async throws -> String
    }

    let ports: [ServedSite: Port]
    let logger: Logger

    /// Serves until a signal ends it.
    ///
    /// - Parameter moveIn: Says who answers, given the port of each site.
    /// - Throws: `PortTaken` where a site cannot listen; what `moveIn` and the tenants throw.
    func serve(
        _ moveIn: @escaping @Sendable ([ServedSite: Int]) async throws -> Tenants
    ) async throws {
        let doors = ports.mapValues { _ in SiteDoor() }
        let (arrivals, desk) = AsyncStream<(ServedSite, Int)>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            for (site, port) in ports {
                group.addTask {
                    // A site that cannot listen ends the waiting for the others.
                    defer { desk.finish() }
                    try await listen(doors[site], at: port) { desk.yield((site, $0)) }
                }
            }
            group.addTask { await TerminationSignals.first() }
            if let numbers = await all(arrivals) {
                let tenants = try await moveIn(numbers)
                for (site, responder) in tenants.responders { doors[site]?.open(to: responder) }
                group.addTask { try await tenants.work() }
                StandardOutput.print(try await tenants.welcome())
            }
            try await group.next()
        }
    }

    /// The ports, when all sites have one.
    private func all(_ arrivals: AsyncStream<(ServedSite, Int)>) async -> [ServedSite: Int]? {
        var numbers: [ServedSite: Int] = [:]
        for await (site, number) in arrivals {
            numbers[site] = number
            if numbers.count == ports.count { return numbers }
        }
        return nil
    }

    private func listen(
        _ door: SiteDoor?,
        at port: Port,
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        guard let door else { return }
        // The server reports every connection that its own end cuts off.
        var logger = logger
        logger.logLevel = .critical
        let server = SocketServer(responder: door, port: port.number, logger: logger)
        do {
            try await server.run(onListening: onListening)
        } catch is PortTaken where port.mayMove {
            try await SocketServer(responder: door, logger: logger).run(onListening: onListening)
        }
    }
}

/// The door of a site; until somebody has moved in, it asks to come again.
private final class SiteDoor: Responder {
    private let tenant = Mutex<(any Responder)?>(nil)

    func open(to responder: any Responder) {
        tenant.withLock { $0 = responder }
    }

    func respond(to request: WireRequest) async -> WireResponse {
        guard let tenant = tenant.withLock({ $0 }) else {
            return WireResponse(status: .serviceUnavailable, headers: [.retryAfter: "1"])
        }
        return await tenant.respond(to: request)
    }
}
