extension Contract {
    /// Everything that the contract demands of a Creatio when it is asked.
    var askedNeeds: Set<Need> {
        var needs = access.needs
        for (name, set) in sets { needs.formUnion(set.needs(of: name)) }
        needs.formUnion(mappedFields.needs)
        for (name, setting) in settings {
            let place = "the setting \(name)"
            needs.insert(Need(place, "names a row of", value: setting.set))
            needs.formUnion(setting.uses.map { Need(place, "has its row used: \($0)") })
        }
        return needs
    }
}

extension Contract {
    /// Everything that a partner has to see to, the processes and the state that flows need
    /// included.
    var allNeeds: Set<Need> {
        var needs = askedNeeds
        for (name, process) in processes { needs.formUnion(process.needs(of: name)) }
        for (event, body) in webhook { needs.formUnion(body.needs(of: event)) }
        for call in flows.flatMap(\.steps).flatMap(\.calls) {
            let place = "the call '\(call.call)'"
            needs.formUnion((call.needs ?? []).map { Need(place, "needs the \($0)") })
        }
        return needs
    }
}

extension ProcessNeed {
    fileprivate func needs(of name: String) -> Set<Need> {
        let place = "the process '\(name)'"
        let columns = watches.isEmpty ? "" : " in " + watches.sorted().joined(separator: ", ")
        return [
            Need(place, "is there"),
            Need(place, "starts when", value: "a record of \(object) is \(event)\(columns)"),
            Need(place, "starts under the condition", value: filter ?? "none"),
            Need(place, "sends", value: sends),
        ]
    }
}

extension WebhookBody {
    /// A member that may be left out is the core's offer; one that has to be there is a demand.
    fileprivate func needs(of event: String) -> Set<Need> {
        let place = "the webhook's '\(event)'"
        var needs: Set = [Need(place, "is understood", isOffer: true)]
        needs.formUnion(required.keys.map { Need(place, "brings \($0)") })
        needs.formUnion(optional.keys.map { Need(place, "may bring \($0)", isOffer: true) })
        for (member, type) in required.merging(optional, uniquingKeysWith: { own, _ in own }) {
            needs.insert(Need("\(place): \(member)", "is of the type", value: type))
        }
        return needs
    }
}

extension AccessNeed {
    fileprivate var needs: Set<Need> {
        var needs = Set(grants.map { Need("the identity service", "grants \($0)") })
        needs.formUnion(headers.map { Need("OData", "takes the header \($0)") })
        needs.formUnion(systemOperations.map { Need("the core's user", "may \($0)") })
        if readsMetadata { needs.insert(Need("$metadata", "is read")) }
        needs.formUnion(batch.map { Need("$batch", "carries \($0)") })
        needs.formUnion(otherCalls.map { Need("the instance", "answers \($0)") })
        return needs
    }
}

extension SetNeed {
    fileprivate func needs(of name: String) -> Set<Need> {
        var needs = Set(operations.map { Need(name, "answers \($0.rawValue)") })
        needs.formUnion(rights.map { Need(name, "allows to \($0.rawValue)") })
        needs.formUnion(options.map { Need(name, "takes \($0)") })
        needs.formUnion(filters.map { Need(name, "takes the filter '\($0)'") })
        for (column, need) in columns {
            let place = "\(name).\(column)"
            needs.insert(Need(place, "is of the type", value: need.type))
            if let target = need.lookup { needs.insert(Need(place, "leads to", value: target)) }
            needs.formUnion(need.uses.map { Need(place, $0.demand) })
        }
        for (lookup, need) in lookups {
            let place = "\(name)/\(lookup)"
            needs.insert(Need(place, "leads to", value: need.target))
            needs.formUnion(need.uses.map { Need(place, "is followed by \($0.rawValue)") })
            needs.formUnion(need.columns.map { Need(place, "shows \($0)") })
        }
        for (id, row) in rows {
            let place = "the row \(id) of \(name) ('\(row.name)')"
            needs.formUnion(row.uses.map { Need(place, "is used: \($0)") })
        }
        return needs
    }
}

extension ColumnUse {
    fileprivate var demand: String {
        switch self {
        case .read: "is read"
        case .create: "is written with a new row"
        case .update: "is changed"
        case .filter: "is filtered by"
        case .order: "is ordered by"
        }
    }
}

extension MappedFieldNeed {
    fileprivate var needs: Set<Need> {
        let place = "a mapped field"
        var needs = Set(types.map { Need(place, "may be of the type \($0)") })
        needs.formUnion(uses.map { Need(place, $0.demand) })
        return needs.union(lookup.needs(of: "the object of a mapped lookup"))
    }
}
