import HTTPTypes
import Logging
import Wire

extension CreatioInstance {
    /// Answers a request to the application.
    func answer(_ request: WireRequest) async -> WireResponse {
        let server = WebServer(profile: settings.profile, limits: settings.limits)
        if let refusal = server.refusal(of: request) { return server.sent(refusal) }
        do {
            return server.sent(try await route(request, server))
        } catch {
            environment.logger.error(
                "the fake Creatio failed",
                metadata: ["error": "\(error)", "path": "\(request.path)"]
            )
            return server.sent(WebAPIFault.unhandled(error))
        }
    }

    /// Answers a request to the identity service.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - root: The path below which the service lies; empty on its own site.
    /// - Returns: The answer.
    func answerIdentity(_ request: WireRequest, below root: String = "") -> WireResponse {
        IdentityService(clients: settings.clients, environment: environment, root: root)
            .answer(request, &grants)
    }

    /// Answers what needs no user; the rest goes on.
    private func route(_ request: WireRequest, _ server: WebServer) async throws -> WireResponse {
        let site = Site(settings, mount: request.mount)
        let area = site.area(of: request.path)
        switch area {
        case .authService(method: "login"):
            return try loginService(site).login(request, &sessions)
        // A method that the service does not have (creatio.md section 2.1).
        case .authService(let method) where method != "logout": return server.forbidden
        case .misplacedAuthService: return ServiceFault.authenticationFailed
        case .healthCheck: return HealthCheck.ping
        case .oauthHealthCheck: return HealthCheck.oauth(settings)
        case .identityService(let root): return answerIdentity(request, below: root)
        case .loginPage, .misplacedToken: return LoginPage(site: site).answer
        case .nothing: return server.notFound
        case .root, .shell, .authorization, .authService, .ping, .odata, .wcfService,
            .workspaceExplorer, .configurationService:
            return try await serve(request, in: area, of: site, server)
        }
    }

    /// Answers what somebody has to be logged in for.
    private func serve(
        _ request: WireRequest,
        in area: Site.Area,
        of site: Site,
        _ server: WebServer
    ) async throws -> WireResponse {
        let authentication = Authentication(
            directory: UserDirectory(store, settings),
            level: settings.level,
            now: environment.now()
        )
        switch try authentication.caller(of: request, in: area, grants.tokens, &sessions) {
        case .user(let user):
            return try await answer(request, for: user, in: area, of: site, server)
        case .refused(let reason):
            return AccessRefusal(site: site, profile: settings.profile, server: server)
                .answer(to: request, reason, in: area)
        }
    }

    private func answer(
        _ request: WireRequest,
        for user: UserAccount,
        in area: Site.Area,
        of site: Site,
        _ server: WebServer
    ) async throws -> WireResponse {
        switch area {
        case .odata(let root): return try await odata(request, for: user, root, server)
        case .authService: return try loginService(site).logout(user, request, &sessions)
        case .authorization:
            // What is asked in nobody's name is the user's to see (RFC 6749 section 4.1.2.1).
            guard let asked = AuthorizationRequest(request, settings.clients) else {
                return .html("Error", status: .badRequest)
            }
            return asked.answer(for: user, &grants.codes, environment, site.runtime)
        case .root: return .redirect(to: site.shellPath, site.runtime)
        case .shell: return .html("Creatio")
        case .ping: return HealthCheck.ping
        case .workspaceExplorer(let method):
            return workspaceExplorer(method, request, for: user) ?? server.notFound
        case .configurationService(let path):
            guard let call = FileService.Call(request, path) else { return server.notFound }
            return try await answer(call, for: user, server)
        // OData 3 is among them: it is not worth faking (creatio.md section 3.10).
        default: return server.notFound
        }
    }

    private func loginService(_ site: Site) -> LoginService {
        LoginService(
            directory: UserDirectory(store, settings),
            profile: settings.profile,
            site: site,
            environment: environment
        )
    }

    private func odata(
        _ request: WireRequest,
        for user: UserAccount,
        _ rootPath: String,
        _ server: WebServer
    ) async throws -> WireResponse {
        let odataModel = currentODataModel()
        var settings = settings
        settings.staleColumns.merge(odataModel.stale(in: store.model)) { $0 + $1 }
        let service = ODataService(
            store: RowAccess(store),
            model: odataModel.built,
            processes: processes,
            environment: environment,
            settings: settings,
            user: user,
            culture: try UserDirectory(store, settings).culture(of: user),
            request: request,
            rootPath: rootPath
        )
        let outcome = service.answer(&lateFailures)
        odataCalls.add(outcome.calls, at: environment.now())
        return try await response(outcome.response, after: outcome.started, server)
    }

    private func answer(
        _ call: FileService.Call,
        for user: UserAccount,
        _ server: WebServer
    ) async throws -> WireResponse {
        let service = FileService(
            store: store,
            processes: processes,
            environment: environment,
            settings: settings,
            user: user
        )
        let (response, started) = service.answer(call, &uploads)
        return try await self.response(response, after: started, server)
    }

    /// The answer to a request, after the processes that it has to wait for.
    ///
    /// What is committed stays where that takes too long, and the processes go on in the
    /// background (assumed).
    private func response(
        _ response: WireResponse,
        after started: [ProcessStart],
        _ server: WebServer
    ) async throws -> WireResponse {
        let awaited = background.add(started)
        guard !awaited.isEmpty else { return response }
        do {
            try await withDeadline(settings.limits.requestTime, clock: environment.clock) {
                await self.perform(awaited)
            }
        } catch is DeadlineExceeded {
            return server.timedOut
        } catch is CancellationError {
            // Nobody waits for the answer any more; the processes have been handed over.
        }
        return response
    }
}
