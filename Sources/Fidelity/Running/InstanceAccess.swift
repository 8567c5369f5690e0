package import Wire

/// An instance and who asks it: all that a target over a real connection needs.
package struct InstanceAccess: Sendable {
    private let base: String
    private let tokenURL: String
    package var user: (name: String, password: Secret)?
    package var client: (id: String, secret: Secret)?
    /// The switches that the instance is known to have, by name.
    package var profile: [String: String] = [:]

    /// - Parameters:
    ///   - base: The address of the application.
    ///   - tokenURL: The token endpoint; nil for that of the cloud, whose first label ends with
    ///     `-is` (creatio.md section 2.4).
    package init(base: String, tokenURL: String?) {
        let base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.base = base
        self.tokenURL = tokenURL ?? Self.cloudIdentity(of: base) + "/connect/token"
    }

    private static func cloudIdentity(of base: String) -> String {
        guard let scheme = base.firstRange(of: "://") else { return base }
        let host = base[scheme.upperBound...]
        let end = host.firstIndex { $0 == "." || $0 == ":" || $0 == "/" } ?? host.endIndex
        return base[..<end] + "-is" + base[end...]
    }

    /// The instance as a target.
    ///
    /// - Parameters:
    ///   - transport: What carries the requests.
    ///   - makeID: Makes the ids of new rows.
    /// - Returns: The target.
    package func target(
        _ transport: any Transport,
        makeID: @escaping @Sendable () -> String
    ) -> FidelityTarget {
        var callers: [String: Caller] = [:]
        var values: [String: String] = [:]
        if let user {
            let session = Caller(.user(name: user.name, password: user.password, base: base))
            callers["session"] = session
            callers["default"] = session
            values["user"] = user.name
            values["password"] = user.password.exposed
        }
        if let client {
            callers["default"] = Caller(
                .client(id: client.id, secret: client.secret, tokenURL: tokenURL)
            )
            values["client id"] = client.id
            values["client secret"] = client.secret.exposed
        }
        let path = "/connect/token"
        return FidelityTarget(
            base: base,
            identity: client != nil && tokenURL.hasSuffix(path)
                ? String(tokenURL.dropLast(path.count)) : nil,
            transport: transport,
            callers: callers,
            values: values,
            makeID: makeID,
            profile: profile
        )
    }
}
