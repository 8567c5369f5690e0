import FakeCreatio
import Logging
import Wire

/// The fake Creatio behind two sockets: the application, and its identity service beside it.
///
/// The identity service has a port of its own because a client may build its addresses in any
/// way from where the service is, and because a token asked of the application has to be answered
/// with the login page, as Creatio does (creatio.md section 2.4).
struct CreatioSite: Sendable {
    let plan: ServePlan
    let environment: Environment

    /// What answers on the two ports, and what works in the background.
    private struct Parts: Sendable {
        let application: any Responder
        let identity: any Responder
        let work: @Sendable () async -> Void
    }

    private enum Listening {
        case application(port: Int)
        case identity(port: Int)
    }

    /// Serves until a signal ends it.
    ///
    /// - Throws: `PortTaken` or `ServePlanError` where it cannot start.
    func serve() async throws {
        let parts = try await parts()
        let (events, desk) = AsyncStream<Listening>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { await parts.work() }
            group.addTask { await TerminationSignals.first() }
            group.addTask {
                defer { desk.finish() }
                try await server(parts.application, port: plan.port).run { port in
                    desk.yield(.application(port: port))
                }
            }
            group.addTask {
                defer { desk.finish() }
                try await serveIdentity(parts.identity) { port in
                    desk.yield(.identity(port: port))
                }
            }
            await announce(events)
            try await group.next()
        }
    }

    /// Tells the caller when both answer; a server that cannot start ends the events before.
    private func announce(_ events: AsyncStream<Listening>) async {
        var application: Int?
        var identity: Int?
        for await event in events {
            switch event {
            case .application(let port): application = port
            case .identity(let port): identity = port
            }
            guard let application, let identity else { continue }
            let announcement = Announcement(plan: plan, port: application, identityPort: identity)
            StandardOutput.print(plan.announcesJSON ? announcement.json : announcement.text)
            return
        }
    }

    private func serveIdentity(
        _ responder: any Responder,
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let neighbour = plan.port == 0 ? 0 : plan.port + 1
        do {
            try await server(responder, port: plan.identityPort ?? neighbour).run(
                onListening: onListening
            )
        } catch is PortTaken where plan.identityPort == nil {
            try await server(responder, port: 0).run(onListening: onListening)
        }
    }

    private func server(_ responder: any Responder, port: Int) -> SocketServer {
        // The server reports every connection that its own end cuts off.
        var logger = environment.logger
        logger.logLevel = .critical
        return SocketServer(responder: responder, port: port, logger: logger)
    }
}

extension CreatioSite {
    /// Without a control plane nothing stands between the sockets and the one instance.
    private func parts() async throws -> Parts {
        do {
            guard plan.hasControl else {
                let instance = try CreatioInstance(
                    environment: environment,
                    settings: plan.settings
                )
                try await plan.furnish(instance)
                return Parts(
                    application: instance.responder,
                    identity: instance.identityResponder,
                    work: { await instance.run() }
                )
            }
            let worlds = try await WorldDirectory(
                settings: plan.settings,
                over: environment,
                furnish: plan.furnish
            )
            return Parts(
                application: worlds.responder,
                identity: worlds.identityResponder,
                work: { await worlds.run() }
            )
        } catch let error as ServePlanError {
            throw error
        } catch {
            guard let file = plan.storeFile else { throw ServePlanError.instance("\(error)") }
            throw ServePlanError.store("\(error)", file: file)
        }
    }
}
