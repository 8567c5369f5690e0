import OData

/// A request to read rows, checked against the model and turned into SQL.
struct QueryPlan {
    let scope: QueryScope
    let filter: SQLFragment?
    let order: [String]
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

    init(
        _ options: QueryOptions,
        of table: EntityTable,
        in model: InstanceModel,
        rules: QueryRules
    ) throws(ODataError) {
        try options.check(on: table.entityType, in: model.entityModel)
        try self.init(checked: options, of: table, in: model, rules: rules, depth: 0)
    }

    private init(
        checked options: QueryOptions,
        of table: EntityTable,
        in model: InstanceModel,
        rules: QueryRules,
        depth: Int
    ) throws(ODataError) {
        var compiler = FilterCompiler(
            scope: QueryScope(table: table, model: model),
            rules: rules
        )
        selection = try options.select.map { paths throws(ODataError) in
            try Self.selection(of: paths, in: table, rules: rules)
        }
        filter = try options.filter.map { expression throws(ODataError) in
            try compiler.condition(expression)
        }
        order = try Self.order(options.orderBy, in: &compiler)
        scope = compiler.scope
        top = options.top
        skip = options.skip
        counts = options.count
        expansions = try Self.expansions(
            options.expand,
            of: table,
            in: model,
            rules: rules,
            depth: depth + 1
        )
    }
}

// MARK: - Parts of a plan

extension QueryPlan {
    private static func selection(
        of paths: [[String]],
        in table: EntityTable,
        rules: QueryRules
    ) throws(ODataError) -> [Int] {
        var selection: [Int] = []
        for path in paths {
            guard path.count == 1, let name = path.first else {
                throw rules.level.unproved("the path '\(path.joined(separator: "/"))' in $select")
            }
            if name == "*" {
                selection += table.columns.indices.filter { table.columns[$0].type != .stream }
            } else if let index = table.index(of: name),
                let type = table.columns[index].type.primitive
            {
                guard type != .stream else { throw QueryRefusal.streamSelected() }
                selection.append(index)
            } else if table.entityType.navigationProperty(name) == nil {
                throw QueryRefusal.unknownProperty(name, on: table)
            }
        }
        return Array(Set(selection)).sorted()
    }

    private static func order(
        _ items: [OrderItem],
        in compiler: inout FilterCompiler
    ) throws(ODataError) -> [String] {
        var order: [String] = []
        for item in items {
            guard case .path(let path) = item.expression else {
                throw compiler.rules.level.unproved("'\(item.expression)' in $orderby")
            }
            guard case .column(let sql, let column) = try compiler.scope.resolve(path) else {
                throw compiler.rules.level.unproved("a navigation property in $orderby")
            }
            guard column.target == nil else {
                throw QueryRefusal.lookupScalar(path, of: compiler.scope.table)
            }
            // PostgreSQL takes null for greater than any value, SQLite for less.
            order.append(sql + (item.isDescending ? " DESC NULLS FIRST" : " ASC NULLS LAST"))
        }
        return order
    }

    private static func expansions(
        _ items: [ExpandItem],
        of table: EntityTable,
        in model: InstanceModel,
        rules: QueryRules,
        depth: Int
    ) throws(ODataError) -> [Expansion] {
        var expansions: [Expansion] = []
        for item in items {
            guard let navigation = table.entityType.navigationProperty(item.navigation),
                let target = model.table(navigation.target)
            else { throw QueryRefusal.unknownProperty(item.navigation, on: table) }
            guard depth <= rules.limits.expandDepth else {
                throw QueryRefusal.tooDeepExpand(limit: rules.limits.expandDepth)
            }
            let plan = try QueryPlan(
                checked: item.options,
                of: target,
                in: model,
                rules: rules,
                depth: depth
            )
            expansions.append(Expansion(navigation: navigation, plan: plan))
        }
        return expansions
    }
}
