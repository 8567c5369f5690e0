import Wire

/// The Instance URL as somebody wrote it, and what it should have been.
struct InstanceAddress {
    /// The address without what does not belong to it.
    let base: String
    /// What is wrong with the form; nil where nothing is.
    let problem: String?
    /// Whether it is the identity service's, from which no instance can be told.
    let isIdentityService: Bool

    /// What follows the instance in addresses that people copy out of their browser.
    private static let pages = ["/0", "/login", "/nui", "/shell", "/odata", "/connect"]

    /// - Parameter text: An absolute `http` or `https` address.
    /// - Throws: `AddressError` where it is none.
    init(_ text: String) throws(AddressError) {
        let address = try Address(text)
        let label = address.authority.prefix { $0 != "." && $0 != ":" }
        isIdentityService = label.hasSuffix("-is")
        let path = address.path.prefix { $0 != "?" }
        let steps = path.lowercased().split(separator: "/", omittingEmptySubsequences: true)
        let own =
            steps.firstIndex { Self.pages.contains("/" + $0) }
            .map { steps[..<$0] } ?? steps[...]
        let directory = path.split(separator: "/").prefix(own.count).map { "/" + $0 }.joined()
        base = "\(address.scheme)://\(address.authority)\(directory)"
        problem =
            isIdentityService
            ? "'\(text)' is the identity service's address; the instance's is without '-is'"
            : own.count < steps.count || address.path.contains("?")
                ? "'\(text)' goes on behind the instance; write '\(base)'"
                : text.hasSuffix("/") ? "'\(text)' ends with a slash; write '\(base)'" : nil
    }
}
