package import Foundation
package import HTTPTypes

/// An HTTP request with its whole body: what one party hands to a `Transport`.
package struct WireRequest: Sendable, Equatable {
    /// Method, scheme, authority, path with query, and header fields.
    package var head: HTTPRequest
    package var body: Data

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
    /// The absolute address, for messages and traces.
    package var address: String {
        "\(head.scheme ?? "http")://\(authority)\(head.path ?? "/")"
    }
}
