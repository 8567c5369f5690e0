extension QueryOptions {
    /// The options in words, one a line, what belongs to them indented below; empty where there
    /// are none.
    package var outline: String { parts.map(\.text).joined(separator: "\n") }

    private var parts: [Outline] {
        var parts: [Outline] = []
        if let filter { parts.append(Outline("$filter: rows where", [filter.outlined])) }
        if let select {
            let paths = select.map { Outline($0.joined(separator: "/")) }
            parts.append(Outline("$select: the properties", paths))
        }
        if !expand.isEmpty {
            let items = expand.map { Outline($0.navigation, $0.options.parts) }
            parts.append(Outline("$expand: together with", items))
        }
        if !orderBy.isEmpty {
            let keys = orderBy.map {
                Outline($0.isDescending ? "descending" : "ascending", [$0.expression.outlined])
            }
            parts.append(Outline("$orderby: sorted by", keys))
        }
        if let skip { parts.append(Outline("$skip: without the first \(skip)")) }
        if let top { parts.append(Outline("$top: at most \(top)")) }
        if count { parts.append(Outline("$count: with the number of all rows")) }
        if let format { parts.append(Outline("$format: JSON, \(format.rawValue) metadata")) }
        return parts
    }
}

extension ResourcePath {
    /// What the path points at, in words.
    package var outline: String {
        switch self {
        case .serviceDocument: "the list of entity sets"
        case .metadata: "the description of the model"
        case .batch: "a batch of requests"
        case .entitySet(let name, .collection): "rows of \(name)"
        case .entitySet(let name, .count): "the number of rows of \(name)"
        case .entitySet(let name, .entity(let id)):
            "the row of \(name) with key \(Literal.guid(id))"
        case .entitySet(let name, .member(let id, let path, let part)):
            part.outline(path.joined(separator: "/"))
                + " of the row of \(name) with key \(Literal.guid(id))"
        }
    }
}

extension MemberPart {
    fileprivate func outline(_ path: String) -> String {
        switch self {
        case .whole: path
        case .value: "the bare value of \(path)"
        case .count: "the number of \(path)"
        }
    }
}
