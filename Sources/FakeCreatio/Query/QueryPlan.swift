import OData

/// A request to read rows, checked against the model and turned into SQL.
struct QueryPlan {
    let scope: QueryScope
    /// What the rows have to satisfy: the filter, and that whoever asks may see them.
    let filter: SQLFragment?
    /// The keys of the order with their directions.
    let order: [SQLFragment]
    let top: Int?
    let skip: Int?
    let counts: Bool
    /// The places of the columns to show, nil for all.
    let selection: [Int]?
    let expansions: [Expansion]

    /// One navigation property to expand.
    struct Expansion {
        let navigation: NavigationProperty
        let plan: QueryPlan
    }

    var table: EntityTable { scope.table }

    /// Checks the options and plans them.
    ///
    /// - Parameters:
    ///   - options: What the request asks for.
    ///   - table: The object whose rows it asks for.
    ///   - model: The model of the instance.
    ///   - rules: By what the instance judges it.
    /// - Throws: The refusal, in the words of the library or of Creatio.
    init(
        _ options: QueryOptions,
        of table: EntityTable,
        in model: InstanceModel,
        rules: QueryRules
    ) throws(ODataError) {
        try options.check(on: table.entityType, in: model.entityModel)
        let planner = QueryPlanner(model: model, rules: rules)
        try self.init(checked: options, of: table, planner, depth: 0)
    }

    fileprivate init(
        checked options: QueryOptions,
        of table: EntityTable,
        _ planner: QueryPlanner,
        depth: Int
    ) throws(ODataError) {
        var compiler = FilterCompiler(
            scope: QueryScope(
                table: table,
                model: planner.model,
                culture: planner.rules.culture
            ),
            rules: planner.rules
        )
        let (columns, related) = try planner.selection(of: options.select, in: table)
        selection = columns
        let condition = try options.filter.map { expression throws(ODataError) in
            try compiler.condition(expression)
        }
        filter = planner.rules.visibility(of: table)?.and(condition) ?? condition
        order = try planner.order(options.orderBy, in: &compiler)
        scope = compiler.scope
        top = options.top
        skip = options.skip
        counts = options.count
        expansions = try planner.expansions(
            options.expand.adding(related),
            of: table,
            depth: depth + 1
        )
    }
}

/// Plans the parts of a request.
private struct QueryPlanner {
    let model: InstanceModel
    let rules: QueryRules

    /// The columns that are selected, and what paths over lookups select of related rows.
    func selection(
        of paths: [[String]]?,
        in table: EntityTable
    ) throws(ODataError) -> (columns: [Int]?, related: [ExpandItem]) {
        guard let paths else { return (nil, []) }
        var selection: Set<Int> = []
        var related: [ExpandItem] = []
        for path in paths {
            let name = path.first ?? ""
            if path.count > 1 {
                try rules.require(
                    .selectPath,
                    "the path '\(path.joined(separator: "/"))' in $select"
                )
                var options = QueryOptions()
                options.select = [Array(path.dropFirst())]
                related.append(ExpandItem(navigation: name, options: options))
            } else if name == "*" {
                selection.formUnion(
                    table.columns.indices.filter { table.columns[$0].type != .stream }
                )
            } else if let index = table.index(of: name),
                let type = table.columns[index].type.primitive
            {
                guard type != .stream else { throw QueryRefusal.streamSelected() }
                selection.insert(index)
            } else if table.entityType.navigationProperty(name) == nil {
                throw QueryRefusal.unknownProperty(name, on: table)
            }
        }
        return (selection.sorted(), related)
    }

    func order(
        _ items: [OrderItem],
        in compiler: inout FilterCompiler
    ) throws(ODataError) -> [SQLFragment] {
        guard items.count <= rules.limits.orderByKeys else {
            throw QueryRefusal.tooManyKeys(limit: rules.limits.orderByKeys)
        }
        var order: [SQLFragment] = []
        for item in items {
            if case .path = item.expression {
                try rules.require(.orderByColumn)
            } else {
                try rules.require(.orderByExpression, "'\(item.expression)' in $orderby")
            }
            let key = try compiler.key(item.expression)
            let sql = key.kind == .text ? compiler.collated(key) : key.sql
            order.append(directed(sql, isDescending: item.isDescending))
        }
        return order
    }

    /// PostgreSQL takes null for greater than any value, MSSQL and SQLite for less.
    private func directed(_ key: SQLFragment, isDescending: Bool) -> SQLFragment {
        switch (rules.profile.database, isDescending) {
        case (.postgreSQL, true): .sql("\(key) DESC NULLS FIRST")
        case (.postgreSQL, false): .sql("\(key) ASC NULLS LAST")
        case (.msSQL, true): .sql("\(key) DESC")
        case (.msSQL, false): .sql("\(key) ASC")
        }
    }

    func expansions(
        _ items: [ExpandItem],
        of table: EntityTable,
        depth: Int
    ) throws(ODataError) -> [QueryPlan.Expansion] {
        var expansions: [QueryPlan.Expansion] = []
        for item in items.combined {
            for feature in item.features { try rules.require(feature) }
            guard let navigation = table.entityType.navigationProperty(item.navigation),
                let target = model.table(navigation.target)
            else { throw QueryRefusal.unknownProperty(item.navigation, on: table) }
            guard depth <= rules.limits.expandDepth else {
                throw QueryRefusal.tooDeepExpand(limit: rules.limits.expandDepth)
            }
            if item.options.choosesRows {
                try rules.require(
                    .expandOptions,
                    "other options than $select and $expand in $expand"
                )
            }
            let plan = try QueryPlan(checked: item.options, of: target, self, depth: depth)
            expansions.append(QueryPlan.Expansion(navigation: navigation, plan: plan))
        }
        return expansions
    }
}

extension QueryOptions {
    /// Whether there are options that only a collection can obey.
    var choosesRows: Bool {
        filter != nil || !orderBy.isEmpty || top != nil || skip != nil || count
    }
}

extension ExpandItem {
    /// What the item uses beside a navigation property and its options.
    fileprivate var features: [QueryFeature] {
        var features: [QueryFeature] = []
        if navigation == "*" { features.append(.expandAll) }
        switch part {
        case .rows: break
        case .references: features.append(.expandReferences)
        case .count: features.append(.expandCount)
        }
        if levels != nil { features.append(.expandLevels) }
        return features
    }
}

extension [ExpandItem] {
    /// The items with those of one property in one.
    ///
    /// The library does so: what either selects or expands is shown, and of all other options the
    /// first item's count.
    fileprivate var combined: [ExpandItem] {
        var items: [ExpandItem] = []
        for item in self {
            guard
                let index = items.firstIndex(where: {
                    $0.navigation == item.navigation && $0.part == item.part
                })
            else {
                items.append(item)
                continue
            }
            let select = (items[index].options.select ?? []) + (item.options.select ?? [])
            items[index].options.select = select.isEmpty ? nil : select
            items[index].options.expand += item.options.expand
        }
        return items
    }

    /// The items with what paths in `$select` ask for besides.
    fileprivate func adding(_ related: [ExpandItem]) -> [ExpandItem] {
        var items = self
        for item in related {
            if let index = items.firstIndex(where: { $0.navigation == item.navigation }) {
                // What is expanded whole shows the path already.
                items[index].options.select? += item.options.select ?? []
            } else {
                items.append(item)
            }
        }
        return items
    }
}
