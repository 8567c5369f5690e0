import HTTPTypes
import OData
import Wire

/// A fault that waits for its request.
package struct Fault: Sendable, Equatable {
    /// Which requests it looks at.
    package var pattern = RequestPattern()
    /// The matching request that is the first to be struck, counted from 1.
    package var first = 1
    /// How many matching requests in a row are struck; nil for all that follow.
    package var times: Int? = 1
    /// Whether the request is struck before it has any effect, or after it had all of it.
    package var timing = Timing.beforeCommit
    package var effect: FaultEffect

    /// Where in the life of a request the fault lies.
    package enum Timing: String, Sendable, CaseIterable {
        /// The request has no effect.
        case beforeCommit = "before"
        /// The request had its effect; who asked does not learn of it.
        case afterCommit = "after"
    }

    package init(_ effect: FaultEffect) {
        self.effect = effect
        timing = effect.timings.first ?? .beforeCommit
    }
}

/// What a request has to look like; nil takes any, of the one site.
package struct RequestPattern: Sendable, Equatable {
    package var site = WorldSite.application
    package var method: String?
    /// A path in which `*` stands for any characters, within the world.
    package var path: String?
    /// The name of an entity set, in any case of letters.
    package var set: String?
    /// A piece of the query, without percent-encoding.
    package var query: String?

    package init() {}

    func matches(_ request: WireRequest, at site: WorldSite) -> Bool {
        guard site == self.site else { return false }
        if let method, method.uppercased() != request.method.rawValue { return false }
        if let path, !Self.glob(path, matches: request.path) { return false }
        if let set, Self.set(in: request.path)?.lowercased() != set.lowercased() {
            return false
        }
        guard let query else { return true }
        return PercentEncoding.decode(request.query ?? "", plusIsSpace: true).contains(query)
    }

    /// Whether the path consists of the pieces of the pattern with anything between them.
    static func glob(_ pattern: String, matches path: String) -> Bool {
        let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
            return pattern == path
        }
        guard path.hasPrefix(first) else { return false }
        var rest = path.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }

    /// The name of the entity set that a path of the OData service begins with.
    static func set(in path: String) -> String? {
        let root = "/odata/"
        let lowercased = path.lowercased()
        guard let range = lowercased.firstRange(of: root) else { return nil }
        let count = lowercased.prefix(upTo: range.upperBound).count
        let name = path.dropFirst(count).prefix { $0 != "/" && $0 != "(" }
        return name.isEmpty ? nil : String(name)
    }
}
