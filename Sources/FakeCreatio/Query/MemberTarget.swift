import OData

/// What a path of names leads to from a row, as far as the model tells.
struct MemberTarget {
    enum End {
        case property
        case row(EntityTable)
        case rows(NavigationProperty, EntityTable)
        case nowhere
    }

    /// The cells that are read on the way: lookups, and the property at the end.
    private(set) var steps: [(table: EntityTable, column: Column)] = []
    private(set) var end: End

    init(_ path: [String], from table: EntityTable, in model: InstanceModel) {
        var table = table
        end = .nowhere
        for (index, name) in path.enumerated() {
            let isLast = index == path.count - 1
            if let column = table.lookup(name), let target = model.target(of: column) {
                steps.append((table, column))
                table = target
                end = .row(target)
            } else if isLast, let column = table.column(name), SQLKind(column.type) != nil {
                steps.append((table, column))
                end = .property
            } else if isLast, let navigation = table.entityType.navigationProperty(name),
                let target = model.table(navigation.target)
            {
                end = .rows(navigation, target)
            } else {
                end = .nowhere
                return
            }
        }
    }

    /// Refuses a path that nobody has seen Creatio follow.
    func require(_ path: [String], by rules: QueryRules) throws(ODataError) {
        let feature: QueryFeature? =
            switch end {
            case .property: path.count == 1 ? .property : .propertyOfRelated
            case .row: .relatedRow
            case .rows: .relatedRows
            case .nowhere: nil
            }
        guard let feature else { return }
        try rules.require(feature, "the address of '\(path.joined(separator: "/"))'")
    }
}
