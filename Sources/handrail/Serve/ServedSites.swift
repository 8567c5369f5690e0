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
    /// Health, readiness and metrics of the core.
    case operators
}

/// Sites behind sockets that name each other's addresses.
///
/// Which port is free is known only when it is taken. So all sockets are opened first, and whoever
/// answers there moves in when all ports are known.
struct ServedSites: Sendable {
    /// Where a site is to listen.
    struct Port: Sendable {
        var host = "127.0.0.1"
        /// 0 takes a free one.
        let number: Int
        /// Whether a free one will do where that one is taken.
        var mayMove = false
        /// Whether its requests are answered to the end where the tenants have a `Drain`.
        var drains = false
    }

    /// Who answers, once the ports are known.
    struct Tenants: Sendable {
        let responders: [ServedSite: any Responder]
        /// What works in the background until it is cancelled.
        let work: @Sendable () async throws -> Void
        /// How they end; nil ends everything at once.
        var drain: Drain?
        /// Is called when all of them answer; gives what is printed then.
        let welcome: @Sendable () async throws -> String
    }

    /// How tenants end when a signal asks them to.
    struct Drain: Sendable {
        /// The site whose requests are answered to the end.
        let site: ServedSite
        /// Tells the background to come to its end.
        let finish: @Sendable () -> Void
        /// How long all of that may take.
        let limit: Duration
    }

    let ports: [ServedSite: Port]
    let environment: Environment

    private enum Event: Equatable {
        case signal
        case siteEnded(ServedSite)
        case workEnded
        case limitReached
    }

    /// Serves until a signal ends it.
    ///
    /// - Parameter moveIn: Says who answers, given the port of each site.
    /// - Throws: `PortTaken` where a site cannot listen; what `moveIn` and the tenants throw.
    func serve(
        _ moveIn: @escaping @Sendable ([ServedSite: Int]) async throws -> Tenants
    ) async throws {
        let doors = ports.mapValues { _ in SiteDoor() }
        let (arrivals, desk) = AsyncStream<(ServedSite, Int)>.makeStream()
        try await withThrowingTaskGroup(of: Event.self) { group in
            defer { group.cancelAll() }
            for (site, port) in ports {
                group.addTask {
                    // A site that cannot listen ends the waiting for the others.
                    defer { desk.finish() }
                    try await listen(doors[site], at: port) { desk.yield((site, $0)) }
                    return .siteEnded(site)
                }
            }
            group.addTask {
                await TerminationSignals.first()
                return .signal
            }
            var drain: Drain?
            if let numbers = await all(arrivals) {
                let tenants = try await moveIn(numbers)
                drain = tenants.drain
                for (site, responder) in tenants.responders { doors[site]?.open(to: responder) }
                group.addTask {
                    try await tenants.work()
                    return .workEnded
                }
                StandardOutput.print(try await tenants.welcome())
            }
            let first = try await group.next()
            guard first == .signal, let drain else { return }
            try await end(drain, doors, &group)
        }
    }

    /// Waits until what has been begun has come to its end, or the limit is reached.
    private func end(
        _ drain: Drain,
        _ doors: [ServedSite: SiteDoor],
        _ group: inout ThrowingTaskGroup<Event, any Error>
    ) async throws {
        drain.finish()
        doors[drain.site]?.close()
        group.addTask {
            try await environment.clock.sleep(for: drain.limit)
            return .limitReached
        }
        var awaited: [Event] = [.workEnded, .siteEnded(drain.site)]
        while !awaited.isEmpty, let event = try await group.next() {
            if event == .limitReached {
                StandardError.print("handrail: what has not ended within the limit is cut off")
                return
            }
            awaited.removeAll { $0 == event }
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
        var logger = environment.logger
        logger.logLevel = .critical
        let stop: (@Sendable () async -> Void)? = port.drains ? door.closing : nil
        func server(_ number: Int) -> SocketServer {
            SocketServer(responder: door, host: port.host, port: number, logger: logger)
        }
        do {
            try await server(port.number).run(until: stop, onListening: onListening)
        } catch is PortTaken where port.mayMove {
            try await server(0).run(until: stop, onListening: onListening)
        }
    }
}

/// The door of a site; until somebody has moved in, it asks to come again.
private final class SiteDoor: Responder {
    private let tenant = Mutex<(any Responder)?>(nil)
    /// Those who wait for the closing; nil once it is closed.
    private let waiting = Mutex<[AsyncStream<Never>.Continuation]?>([])

    func open(to responder: any Responder) {
        tenant.withLock { $0 = responder }
    }

    /// Lets nobody in any more.
    func close() {
        let waiting = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        for continuation in waiting ?? [] { continuation.finish() }
    }

    /// Returns when the door is closed.
    @Sendable func closing() async {
        let (closed, continuation) = AsyncStream<Never>.makeStream()
        waiting.withLock { waiting in
            if waiting == nil { continuation.finish() } else { waiting?.append(continuation) }
        }
        for await _ in closed {}
    }

    func respond(to request: WireRequest) async -> WireResponse {
        guard let tenant = tenant.withLock({ $0 }) else {
            return WireResponse(status: .serviceUnavailable, headers: [.retryAfter: "1"])
        }
        return await tenant.respond(to: request)
    }
}
