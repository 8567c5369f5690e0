import HTTPTypes
import Wire

/// Which world a request is for, and what it looks like there.
///
/// A world is chosen by a prefix of the path, `/w/NAME/…`, or by the host, `NAME.localhost`; the
/// identity service of a site is also found as Creatio's cloud has it, by `-is` behind the first
/// label of the host (creatio.md section 2.4).
struct WorldAddress {
    static let prefix = "/w/"
    private static let identitySuffix = "-is"

    /// Empty for the world that needs no name.
    private(set) var world = ""
    private(set) var isIdentityHost = false
    /// The request without the prefix.
    private(set) var request: WireRequest

    init(_ request: WireRequest) {
        self.request = request
        readHost()
        readPath()
    }

    private mutating func readHost() {
        let host = request.host
        guard let dot = host.firstIndex(of: ".") else { return }
        var label = host[..<dot]
        isIdentityHost = label.hasSuffix(Self.identitySuffix)
        if isIdentityHost { label = label.dropLast(Self.identitySuffix.count) }
        if host[dot...] == ".localhost" { world = String(label) }
    }

    private mutating func readPath() {
        let target = request.head.path ?? "/"
        guard target.hasPrefix(Self.prefix) else { return }
        let rest = target.dropFirst(Self.prefix.count)
        let name = rest.prefix { $0 != "/" && $0 != "?" }
        guard !name.isEmpty else { return }
        world = String(name)
        let inside = rest.dropFirst(name.count)
        request.mount += Self.prefix + name
        request.head.path = inside.hasPrefix("/") ? String(inside) : "/" + inside
    }

    /// Whether a world can have that name: it has to fit into a path and into a host.
    static func allows(_ name: String) -> Bool {
        (1...40).contains(name.count) && !name.hasSuffix(identitySuffix)
            && !name.hasPrefix("-") && !name.hasSuffix("-")
            && name.allSatisfy { ("a"..."z") ~= $0 || ("0"..."9") ~= $0 || $0 == "-" }
    }
}

extension WireRequest {
    /// The authority without its port, in lower case.
    var host: String { Self.host(of: authority) }

    static func host(of authority: String) -> String {
        let authority = authority.lowercased()
        guard let colon = authority.lastIndex(of: ":"),
            authority[colon...].dropFirst().allSatisfy(\.isNumber)
        else { return authority }
        return String(authority[..<colon])
    }
}
