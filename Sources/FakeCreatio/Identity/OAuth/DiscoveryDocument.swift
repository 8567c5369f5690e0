import HTTPTypes
import JSON
import Wire

/// What the identity service says of itself (OpenID Connect Discovery).
///
/// The members are IdentityServer's, as far as this service does what they announce.
struct DiscoveryDocument {
    static let path = "/.well-known/openid-configuration"
    static let keysPath = path + "/jwks"

    let value: JSONValue

    init(of request: WireRequest, _ clients: [OAuthClient]) {
        let issuer = request.siteAddress
        value = [
            "issuer": .string(issuer),
            "jwks_uri": .string(issuer + Self.keysPath),
            "token_endpoint": .string(issuer + "/connect/token"),
            "revocation_endpoint": .string(issuer + "/connect/revocation"),
            "scopes_supported": .array(clients.map { .string($0.scope) }),
            "claims_supported": [],
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": ["token"],
            "response_modes_supported": ["form_post", "query", "fragment"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "subject_types_supported": ["public"],
        ]
    }
}
