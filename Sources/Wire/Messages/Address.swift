/// The parts of an absolute HTTP address.
package struct Address: Sendable, Equatable {
    package let scheme: String
    /// Host and, unless it is the scheme's own, port.
    package let authority: String
    /// Path and query; `/` at least.
    package let path: String

    package init(_ text: String) throws(AddressError) {
        guard let colon = text.firstRange(of: "://") else { throw AddressError(text: text) }
        scheme = text[..<colon.lowerBound].lowercased()
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        authority = rest[..<end].lowercased()
        let target = rest[end...]
        path = target.hasPrefix("/") ? String(target) : "/" + target
        guard scheme == "http" || scheme == "https", !authority.isEmpty,
            !text.contains(where: { $0.isWhitespace || $0 == "#" })
        else { throw AddressError(text: text) }
    }
}

/// An address that no request can be sent to.
package struct AddressError: Error, CustomStringConvertible, Equatable {
    package let text: String

    package var description: String {
        "'\(text)' is not an absolute http or https address, such as https://acme.creatio.com"
    }
}
