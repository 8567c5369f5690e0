extension Contract {
    /// Takes in what another run asked for.
    mutating func merge(_ other: Contract) {
        access.merge(other.access)
        sets.merge(other.sets) { $0.merged(with: $1) }
        mappedFields.merge(other.mappedFields)
        settings.merge(other.settings) { own, new in
            SettingNeed(set: own.set, uses: own.uses.union(new.uses))
        }
        processes.merge(other.processes) { own, _ in own }
        webhook.merge(other.webhook) { $0.merged(with: $1) }
        flows += other.flows
    }
}

extension AccessNeed {
    fileprivate mutating func merge(_ other: AccessNeed) {
        grants.formUnion(other.grants)
        headers.formUnion(other.headers)
        systemOperations.formUnion(other.systemOperations)
        readsMetadata = readsMetadata || other.readsMetadata
        batch.formUnion(other.batch)
        otherCalls.formUnion(other.otherCalls)
    }
}

extension SetNeed {
    mutating func merge(_ other: SetNeed) {
        operations.formUnion(other.operations)
        options.formUnion(other.options)
        columns.merge(other.columns) { own, new in
            // A column that one scenario's Creatio lacks has its type from another's.
            let known = own.type == ColumnNeed.unknownType ? new : own
            return ColumnNeed(
                type: known.type,
                lookup: known.lookup,
                uses: own.uses.union(new.uses)
            )
        }
        lookups.merge(other.lookups) { own, new in
            LookupNeed(
                target: own.target,
                uses: own.uses.union(new.uses),
                columns: own.columns.union(new.columns)
            )
        }
        filters.formUnion(other.filters)
        rows.merge(other.rows) { RowNeed(name: $0.name, uses: $0.uses.union($1.uses)) }
    }

    fileprivate func merged(with other: SetNeed) -> SetNeed {
        var merged = self
        merged.merge(other)
        return merged
    }
}

extension MappedFieldNeed {
    fileprivate mutating func merge(_ other: MappedFieldNeed) {
        types.formUnion(other.types)
        uses.formUnion(other.uses)
        lookup.merge(other.lookup)
    }
}

extension WebhookBody {
    /// What both demand is required, everything else optional.
    func merged(with other: WebhookBody) -> WebhookBody {
        let both = required.filter { other.required[$0.key] != nil }
        let all = [other.optional, optional, other.required, required]
            .reduce(into: [String: String]()) { $0.merge($1) { _, own in own } }
        return WebhookBody(
            required: both,
            optional: all.filter { both[$0.key] == nil }
        )
    }
}
