import Wire

/// The access tokens that the identity service has given out.
struct TokenRegister {
    /// How long a token is good for (creatio.md section 2.4).
    static let lifetime = Duration.seconds(3600)

    private struct Grant {
        let userName: String
        let expiresOn: Timestamp
    }

    private var grants: [String: Grant] = [:]

    /// Makes a token that acts as the user.
    mutating func issue(actingAs userName: String, _ environment: Environment) -> String {
        let now = environment.now()
        grants = grants.filter { $0.value.expiresOn > now }
        let token = RandomText.hexadecimal(64, environment.random)
        grants[token] = Grant(userName: userName, expiresOn: now + Self.lifetime)
        return token
    }

    /// The user whom the token acts as, nil for an unknown or expired one.
    func userName(of token: String, at now: Timestamp) -> String? {
        guard let grant = grants[token], grant.expiresOn > now else { return nil }
        return grant.userName
    }
}

/// Texts of random characters, for tokens and cookies.
enum RandomText {
    /// Upper-case hexadecimal digits.
    static func hexadecimal(_ count: Int, _ random: () -> UInt64) -> String {
        text(count, from: Array("0123456789ABCDEF"), random)
    }

    static func alphanumeric(_ count: Int, _ random: () -> UInt64) -> String {
        text(
            count,
            from: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
            random
        )
    }

    private static func text(
        _ count: Int,
        from alphabet: [Character],
        _ random: () -> UInt64
    ) -> String {
        String((0..<count).map { _ in alphabet[Int(random() % UInt64(alphabet.count))] })
    }
}
