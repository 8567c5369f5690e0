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

    init(of request: WireRequest, below root: String, _ clients: [OAuthClient]) {
        let issuer = request.siteAddress + root
        // Users log in at the application, so only there can they let a client act for them.
        let hasUsers = !root.isEmpty
        let authorization = ("authorization_endpoint", issuer + "/connect/authorize")
        let endpoints =
            [("issuer", issuer), ("jwks_uri", issuer + Self.keysPath)]
            + (hasUsers ? [authorization] : [])
            + [
                ("token_endpoint", issuer + "/connect/token"),
                ("revocation_endpoint", issuer + "/connect/revocation"),
            ]
        let grants = (hasUsers ? ["authorization_code"] : []) + ["client_credentials"]
        let lists = [
            ("scopes_supported", clients.map(\.scope)), ("claims_supported", []),
            ("grant_types_supported", grants),
            ("response_types_supported", hasUsers ? ["code"] : []),
            ("response_modes_supported", ["query"]),
            (
                "token_endpoint_auth_methods_supported",
                ["client_secret_basic", "client_secret_post"]
            ),
            ("id_token_signing_alg_values_supported", ["RS256"]),
            ("subject_types_supported", ["public"]),
            ("code_challenge_methods_supported", ["plain", "S256"]),
        ]
        value = JSONValue(
            members: endpoints.map { ($0, .string($1)) }
                + lists.map { ($0, .array($1.map(JSONValue.string))) }
        )
    }
}
