import Wire

/// The access tokens that the identity service has given out.
struct TokenRegister {
    private struct Grant {
        let clientID: String
        let userName: String
        let expiresOn: Timestamp
    }

    private var grants: [String: Grant] = [:]

    /// Makes a token that acts as the user.
    mutating func issue(
        to client: OAuthClient,
        actingAs userName: String,
        _ environment: Environment
    ) -> String {
        let now = environment.now()
        grants = grants.filter { $0.value.expiresOn > now }
        let token = RandomText.hexadecimal(64, environment.random)
        grants[token] = Grant(
            clientID: client.id,
            userName: userName,
            expiresOn: now + client.tokenLifetime
        )
        return token
    }

    /// The user whom the token acts as, nil for an unknown or expired one.
    func userName(of token: String, at now: Timestamp) -> String? {
        guard let grant = grants[token], grant.expiresOn > now else { return nil }
        return grant.userName
    }

    /// Ends a token of the client; one of somebody else stays.
    mutating func revoke(_ token: String, of client: OAuthClient) {
        if grants[token]?.clientID == client.id { grants[token] = nil }
    }
}
