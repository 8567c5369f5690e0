import Wire

/// The address that the business processes call while they are checked, its token at the end.
package struct WebhookAddress: Sendable {
    /// Everything before the token, with the slash at its end.
    let base: String
    /// The path of `base`.
    let path: String
    let token: Secret

    /// Parts of a path that are longer may be a token, and are not shown.
    private static let longestShownPart = 12

    /// - Parameter text: An absolute `http` or `https` address that ends with a token, as OpenCX's
    ///   does: `https://…/backend/creatio/webhook/<token>` (opencx.md section 2.5).
    /// - Throws: `WebhookAddressError`, which does not repeat the address.
    package init(_ text: String) throws(WebhookAddressError) {
        let address: Address
        do {
            address = try Address(text)
        } catch {
            throw .notAnAddress
        }
        let parts = address.path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty, !address.path.contains("?") else {
            throw .noToken
        }
        path = String(address.path.dropLast(last.count))
        base = "\(address.scheme)://\(address.authority)\(path)"
        token = Secret(String(last))
    }

    /// The address for people.
    package var shown: String { base + "\(token)" }

    /// Where a call of that path came to, if that of the webhook arrives here under another one,
    /// which a proxy may have made of it.
    func place(_ called: String, under path: String) -> HeardCall.Place {
        guard called.hasPrefix(path) else { return .elsewhere(hidingToken(called)) }
        let rest = String(called.dropFirst(path.count))
        if token.matches(rest) { return .right }
        return rest.isEmpty || rest.contains("/")
            ? .elsewhere(hidingToken(called)) : .otherToken
    }

    private func hidingToken(_ called: String) -> String {
        called.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.count > Self.longestShownPart ? "\(token)" : String($0) }
            .joined(separator: "/")
            .replacing(token.exposed, with: "\(token)")
    }
}

/// Why an address cannot stand in the processes.
package enum WebhookAddressError: Error, Equatable, CustomStringConvertible {
    case notAnAddress, noToken

    package var description: String {
        switch self {
        case .notAnAddress:
            "the webhook's address is not an absolute http or https one, such as"
                + " https://tunnel.example/backend/creatio/webhook/<token>"
        case .noToken:
            "the webhook's address does not end with a token; put a long random text behind the"
                + " last slash, as in https://tunnel.example/backend/creatio/webhook/<token>"
        }
    }
}
