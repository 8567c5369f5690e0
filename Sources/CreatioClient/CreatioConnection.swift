package import Wire

/// Where a Creatio instance is, and as whom to speak to it: an OAuth application with the grant
/// type *Client Credentials* (creatio.md section 2.4).
package struct CreatioConnection: Sendable, Equatable {
    /// The address of the instance, without a slash at its end.
    package let instanceURL: String
    package let clientID: String
    package let clientSecret: Secret
    /// The address that gives out tokens.
    package let tokenURL: String

    /// - Parameters:
    ///   - instanceURL: The address of the instance, such as `https://acme.creatio.com`.
    ///   - clientID: The OAuth application's id.
    ///   - clientSecret: The OAuth application's secret.
    ///   - tokenURL: The address that gives out tokens; nil takes that of Creatio's cloud, where
    ///     `-is` is added to the first label of the instance's host.
    /// - Throws: `AddressError` when an address is not an absolute `http` or `https` one.
    package init(
        instanceURL: String,
        clientID: String,
        clientSecret: Secret,
        tokenURL: String? = nil
    ) throws(AddressError) {
        let instance = try Address(instanceURL)
        let slashes = instanceURL.reversed().prefix { $0 == "/" }.count
        self.instanceURL = String(instanceURL.dropLast(slashes))
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.tokenURL = tokenURL ?? Self.cloudTokenURL(of: instance)
        _ = try Address(self.tokenURL)
    }

    /// The root of the OData service; the `/0` is needed on .NET Framework and allowed on .NET
    /// (creatio.md section 1.1).
    var serviceRoot: String { instanceURL + "/0/odata/" }

    private static func cloudTokenURL(of instance: Address) -> String {
        let label = instance.authority.prefix { $0 != "." && $0 != ":" }
        let rest = instance.authority.dropFirst(label.count)
        return "\(instance.scheme)://\(label)-is\(rest)/connect/token"
    }
}
