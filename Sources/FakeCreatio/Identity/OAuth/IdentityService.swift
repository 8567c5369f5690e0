import HTTPTypes
import JSON
import Wire

/// The identity service, a site of its own beside the application (creatio.md section 2.4).
///
/// Creatio runs IdentityServer there; newer builds do the same within the application, below
/// `/0/connect`. Which error comes first is the order in which IdentityServer
/// checks a request: its form, the client, the grant, the scope.
struct IdentityService {
    let clients: [OAuthClient]
    let environment: Environment
    /// The path below which the service lies: empty on a site of its own.
    let root: String

    /// Answers a request; what is granted is entered in the register.
    func answer(_ request: WireRequest, _ grants: inout GrantRegister) -> WireResponse {
        let isRead = request.method == .get
        switch request.path.dropFirst(root.count) {
        case "/connect/token", "/connect/token/": return token(for: request, &grants)
        case "/connect/revocation": return revocation(for: request, &grants.tokens)
        case DiscoveryDocument.path:
            return isRead
                ? .json(DiscoveryDocument(of: request, below: root, clients).value)
                : Self.notAllowed
        // Tokens are opaque, so there is no key to check them with.
        case DiscoveryDocument.keysPath:
            return isRead ? .json(["keys": []]) : Self.notAllowed
        default: return WireResponse(status: .notFound)
        }
    }

    private func token(
        for request: WireRequest,
        _ grants: inout GrantRegister
    ) -> WireResponse {
        guard request.method == .post, let form = FormFields(bodyOf: request) else {
            return .oauthError("invalid_request")
        }
        guard let client = client(of: request, form) else { return .oauthError("invalid_client") }
        let userName: String
        switch form["grant_type"] {
        // What an application may not ask for is IdentityServer's "unauthorized_client" (assumed).
        case "client_credentials" where !client.hasClientCredentials:
            return .oauthError("unauthorized_client")
        case "client_credentials": userName = client.userName
        case "authorization_code":
            let claim = CodeClaim(form, of: client)
            guard let user = grants.codes.redeem(claim, at: environment.now()) else {
                return .oauthError("invalid_grant")
            }
            userName = user
        default: return .oauthError("unsupported_grant_type")
        }
        // No scope is needed, and no other one is the client's.
        let scope = form["scope"] ?? ""
        guard scope.isEmpty || scope == client.scope else { return .oauthError("invalid_scope") }
        let token = grants.tokens.issue(to: client, actingAs: userName, environment)
        return .uncached([
            "access_token": .string(token),
            "expires_in": .number(JSONNumber(Int(client.tokenLifetime.components.seconds))),
            "token_type": "Bearer",
            "scope": .string(client.scope),
        ])
    }

    /// Ends a token (RFC 7009): a success for an unknown one too.
    private func revocation(
        for request: WireRequest,
        _ register: inout TokenRegister
    ) -> WireResponse {
        guard request.method == .post, let form = FormFields(bodyOf: request) else {
            return .oauthError("invalid_request")
        }
        guard let client = client(of: request, form) else { return .oauthError("invalid_client") }
        guard let token = form["token"], !token.isEmpty else {
            return .oauthError("invalid_request")
        }
        register.revoke(token, of: client)
        return WireResponse(status: .ok)
    }

    /// The client whose id and secret stand in the form or in a Basic header.
    private func client(of request: WireRequest, _ form: FormFields) -> OAuthClient? {
        let credentials: (id: String, secret: String)
        if let id = form["client_id"], let secret = form["client_secret"] {
            credentials = (id, secret)
        } else if let pair = request.headers[.authorization].flatMap(BasicCredentials.read) {
            credentials = (FormFields.decode(pair.name), FormFields.decode(pair.password))
        } else {
            return nil
        }
        return clients.first {
            $0.id == credentials.id && $0.secret.matches(credentials.secret)
        }
    }

    private static let notAllowed = WireResponse(
        status: .methodNotAllowed,
        headers: [.allow: "GET"]
    )
}

extension WireResponse {
    /// An error of RFC 6749 section 5.2; that the status is always 400 is IdentityServer's way.
    fileprivate static func oauthError(_ code: String) -> WireResponse {
        uncached(["error": .string(code)], status: .badRequest)
    }

    /// An answer that nobody may keep, as RFC 6749 section 5.1 wants it.
    fileprivate static func uncached(
        _ value: JSONValue,
        status: HTTPResponse.Status = .ok
    ) -> WireResponse {
        var response = json(value, status: status)
        response.headers[.cacheControl] = "no-store, no-cache, max-age=0"
        if let pragma = HTTPField.Name("Pragma") { response.headers[pragma] = "no-cache" }
        return response
    }
}
