import Wire

/// What the identity service has granted: tokens, and the codes that turn into tokens.
struct GrantRegister {
    var tokens = TokenRegister()
    var codes = CodeRegister()
}

/// The authorization codes that wait to be redeemed (RFC 6749 section 4.1).
struct CodeRegister {
    /// IdentityServer's default.
    private static let lifetime = Duration.seconds(300)

    private struct Grant {
        let userName: String
        let request: AuthorizationRequest
        let expiresOn: Timestamp
    }

    private var grants: [String: Grant] = [:]

    /// Makes a code with which the client can act as the user.
    mutating func issue(
        for request: AuthorizationRequest,
        actingAs userName: String,
        _ environment: Environment
    ) -> String {
        let now = environment.now()
        grants = grants.filter { $0.value.expiresOn > now }
        let code = RandomText.hexadecimal(64, environment.random)
        grants[code] = Grant(
            userName: userName,
            request: request,
            expiresOn: now + Self.lifetime
        )
        return code
    }

    /// The user whom the code stands for, nil where it is not good for this claim; either way it
    /// is used up.
    mutating func redeem(_ claim: CodeClaim, at now: Timestamp) -> String? {
        guard let grant = grants.removeValue(forKey: claim.code), grant.expiresOn > now,
            grant.request.clientID == claim.clientID,
            grant.request.redirectAddress == claim.redirectAddress,
            grant.request.proof?.isMet(by: claim.verifier) != false
        else { return nil }
        return grant.userName
    }
}

/// What a client shows to turn a code into a token.
struct CodeClaim {
    let clientID: String
    let code: String
    let redirectAddress: String
    let verifier: String

    init(_ form: FormFields, of client: OAuthClient) {
        clientID = client.id
        code = form["code"] ?? ""
        redirectAddress = form["redirect_uri"] ?? ""
        verifier = form["code_verifier"] ?? ""
    }
}
