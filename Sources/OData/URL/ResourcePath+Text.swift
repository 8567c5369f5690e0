import Foundation

extension ResourcePath: CustomStringConvertible {
    /// The path below the service root, keys in parentheses: `Case(2f9a…)/Name/$value`.
    package var description: String {
        switch self {
        case .serviceDocument: ""
        case .metadata: "$metadata"
        case .batch: "$batch"
        case .entitySet(let name, .collection): name
        case .entitySet(let name, .count): name + "/$count"
        case .entitySet(let name, .entity(let id)): "\(name)(\(Literal.guid(id)))"
        case .entitySet(let name, .member(let id, let path, let part)):
            "\(name)(\(Literal.guid(id)))/" + (path + part.segment).joined(separator: "/")
        }
    }

    /// The path with a query behind it, percent-encoded: what a client sends below the root.
    package func address(_ options: QueryOptions = QueryOptions()) -> String {
        let query = options.queryString
        return query.isEmpty ? description : description + "?" + query
    }
}

extension MemberPart {
    /// The segment that asks for the part; none for the whole.
    fileprivate var segment: [String] {
        switch self {
        case .whole: []
        case .value: ["$value"]
        case .count: ["$count"]
        }
    }
}
