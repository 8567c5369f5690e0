import HTTPTypes
import Wire

/// What is said to a request that nobody stands behind (creatio.md section 2.3).
struct AccessRefusal {
    let site: Site
    let profile: InstanceProfile
    let server: WebServer

    func answer(
        to request: WireRequest,
        _ reason: Authentication.Reason,
        in area: Site.Area
    ) -> WireResponse {
        switch reason {
        case .badCSRFToken: server.forbidden
        case .badCredentials: unauthorized(in: area)
        case .nobody where area == .wcfService || isAuthService(area):
            ServiceFault.authenticationFailed
        case .nobody where insistsOnSession(request) || !profile.security.redirectsToLogin:
            unauthorized(in: area)
        case .nobody: LoginPage(site: site).redirect(request)
        }
    }

    /// The clean 401; that .NET sends it without a body is assumed.
    private func unauthorized(in area: Site.Area) -> WireResponse {
        if area == .wcfService || isAuthService(area) { return ServiceFault.authenticationFailed }
        return profile.runtime == .framework
            ? WebAPIFault.unauthorized() : WireResponse(status: .unauthorized)
    }

    private func isAuthService(_ area: Site.Area) -> Bool {
        guard case .authService = area else { return false }
        return true
    }

    private func insistsOnSession(_ request: WireRequest) -> Bool {
        let value = HTTPField.Name("ForceUseSession").flatMap { request.headers[$0] }
        return value?.lowercased() == "true"
    }
}
