package import Foundation
package import HTTPTypes

/// An HTTP request with its whole body: what one party hands to a `Transport`.
package struct WireRequest: Sendable, Equatable {
    /// Method, scheme, authority, path with query, and header fields.
    package var head: HTTPRequest
    package var body: Data
    /// The path that the site is mounted under, without a slash at its end; empty for a site that
    /// has its host to itself.
    ///
    /// A server that gives one host to several sites takes it off the path. A site that writes
    /// addresses puts it in front of its own paths again.
    package var mount = ""

    package init(head: HTTPRequest, body: Data = Data()) {
        self.head = head
        self.body = body
    }

    /// Makes a request to an absolute address.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - address: Scheme, authority, path and query; what is not allowed in a URL must be
    ///     percent-encoded already.
    ///   - headers: The header fields.
    ///   - body: The whole body.
    /// - Throws: `AddressError` when the address is not an absolute `http` or `https` one.
    package init(
        _ method: HTTPRequest.Method,
        _ address: String,
        headers: HTTPFields = [:],
        body: Data = Data()
    ) throws(AddressError) {
        let parts = try Address(address)
        head = HTTPRequest(
            method: method,
            scheme: parts.scheme,
            authority: parts.authority,
            path: parts.path,
            headerFields: headers
        )
        self.body = body
    }

    package var method: HTTPRequest.Method { head.method }
    package var authority: String { head.authority ?? "" }
    /// The path without the query.
    package var path: String { String((head.path ?? "/").prefix { $0 != "?" }) }
    /// What follows the first question mark, still percent-encoded; nil where there is none.
    package var query: String? {
        guard let target = head.path, let mark = target.firstIndex(of: "?") else { return nil }
        return String(target[target.index(after: mark)...])
    }
    package var headers: HTTPFields {
        get { head.headerFields }
        set { head.headerFields = newValue }
    }
    /// The address of the site, without a slash at its end.
    package var siteAddress: String {
        "\(head.scheme ?? "http")://\(authority)\(mount)"
    }
    /// The absolute address, for messages and traces.
    package var address: String { siteAddress + (head.path ?? "/") }
}
