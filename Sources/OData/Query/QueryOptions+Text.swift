extension QueryOptions {
    /// The options as the query of an address, percent-encoded; empty where there are none.
    package var queryString: String {
        parts.map { name, value in name + "=" + PercentEncoding.encode(queryValue: value) }
            .joined(separator: "&")
    }

    /// Name and value of each option that is set, in the order of OData's own examples.
    private var parts: [(name: String, value: String)] {
        var parts: [(String, String)] = []
        if let filter { parts.append(("$filter", filter.description)) }
        if let select {
            parts.append(
                ("$select", select.map { $0.joined(separator: "/") }.joined(separator: ","))
            )
        }
        if !expand.isEmpty {
            parts.append(("$expand", expand.map(\.description).joined(separator: ",")))
        }
        if !orderBy.isEmpty {
            parts.append(("$orderby", orderBy.map(\.description).joined(separator: ",")))
        }
        if let top { parts.append(("$top", String(top))) }
        if let skip { parts.append(("$skip", String(skip))) }
        if count { parts.append(("$count", "true")) }
        if let format { parts.append(("$format", format.format)) }
        return parts
    }

    fileprivate var nestedText: String {
        parts.map { $0 + "=" + $1 }.joined(separator: ";")
    }
}

extension OrderItem: CustomStringConvertible {
    /// The key as it stands in `$orderby` before percent-encoding.
    package var description: String {
        expression.description + (isDescending ? " desc" : "")
    }
}

extension ExpandItem: CustomStringConvertible {
    /// The item as it stands in `$expand` before percent-encoding.
    package var description: String {
        let nested = [options.nestedText, levels.map { "$levels=\($0)" } ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ";")
        let path = navigation + part.segment
        return nested.isEmpty ? path : "\(path)(\(nested))"
    }
}

extension ExpandItem.Part {
    fileprivate var segment: String {
        switch self {
        case .rows: ""
        case .references: "/$ref"
        case .count: "/$count"
        }
    }
}

extension ExpandItem.Levels: CustomStringConvertible {
    package var description: String {
        switch self {
        case .max: "max"
        case .number(let number): String(number)
        }
    }
}
