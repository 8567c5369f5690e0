import FakeCreatio
import Wire

/// The fake Creatio behind two sockets: the application, and its identity service beside it.
///
/// The identity service has a port of its own because a client may build its addresses in any
/// way from where the service is, and because a token asked of the application has to be answered
/// with the login page, as Creatio does (creatio.md section 2.4).
struct CreatioSite: Sendable {
    let plan: ServePlan
    let environment: Environment

    /// Serves nothing else until a signal ends it.
    ///
    /// - Throws: `PortTaken` or `ServePlanError` where it cannot start.
    func serve() async throws {
        try await ServedSites(ports: plan.creatioPorts, environment: environment).serve { ports in
            let announcement = Announcement(plan: plan, ports: ports)
            let (responders, work) = try await open()
            return ServedSites.Tenants(
                responders: responders,
                work: work,
                welcome: { plan.announcesJSON ? "\(announcement.json)" : announcement.text }
            )
        }
    }

    /// What answers at the two ports, and what works in the background.
    ///
    /// Without a control plane nothing stands between the sockets and the one instance.
    ///
    /// - Throws: `ServePlanError`.
    func open() async throws -> (
        responders: [ServedSite: any Responder], work: @Sendable () async throws -> Void
    ) {
        do {
            guard plan.hasControl else {
                let instance = try CreatioInstance(
                    environment: environment,
                    settings: plan.settings
                )
                try await plan.furnish(instance)
                return (
                    [.application: instance.responder, .identity: instance.identityResponder],
                    { await instance.run() }
                )
            }
            let worlds = try await WorldDirectory(
                settings: plan.settings,
                over: environment,
                furnish: plan.furnish
            )
            return (
                [.application: worlds.responder, .identity: worlds.identityResponder],
                { await worlds.run() }
            )
        } catch let error as ServePlanError {
            throw error
        } catch {
            guard let file = plan.storeFile else { throw ServePlanError.instance("\(error)") }
            throw ServePlanError.store("\(error)", file: file)
        }
    }
}
