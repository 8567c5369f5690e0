import OData

/// What a query needs of its own set and of those that it reaches over lookups.
struct QueryNeed {
    private(set) var sets: [String: SetNeed] = [:]

    private let model: EntityModel
    private let root: String

    init(model: EntityModel, root: String) {
        self.model = model
        self.root = root
    }

    mutating func record(_ operation: SetOperation, _ options: QueryOptions) {
        sets[root, default: SetNeed()].operations.insert(operation)
        sets[root]?.options.formUnion(options.names)
        for path in options.select ?? [] { use(path, as: .read) }
        if let filter = options.filter { record(filter: filter) }
        for item in options.orderBy { use(everyPathIn: item.expression, as: .order) }
        for item in options.expand { record(item) }
        if operation == .query || operation == .read, options.select == nil {
            // Without a choice every column is asked for.
            use(["*"], as: .read)
        }
    }

    /// Notes a column, or one that is reached over lookups.
    mutating func use(_ path: [String], as use: ColumnUse) {
        var set = root
        for name in path.dropLast() {
            guard let lookup = model.entityType(set)?.lookup(named: name) else {
                sets[set, default: SetNeed()]
                    .use(name, ColumnNeed(type: ColumnNeed.unknownType), as: use)
                return
            }
            let column = path.dropFirst().first ?? "*"
            follow(lookup, from: set, as: .filter, columns: [column])
            set = lookup.target
        }
        guard let name = path.last else { return }
        sets[set, default: SetNeed()].use(name, model.column(name, of: set), as: use)
    }

    private mutating func follow(
        _ lookup: NavigationProperty,
        from set: String,
        as use: LookupUse,
        columns: [String]
    ) {
        var need =
            sets[set, default: SetNeed()].lookups[lookup.name]
            ?? LookupNeed(target: lookup.target)
        need.uses.insert(use)
        need.columns.formUnion(columns)
        sets[set, default: SetNeed()].lookups[lookup.name] = need
        sets[lookup.target, default: SetNeed()].operations.insert(.follow)
    }

    private mutating func record(_ item: ExpandItem) {
        guard let lookup = model.entityType(root)?.lookup(named: item.navigation) else {
            sets[root, default: SetNeed()]
                .use(item.navigation, ColumnNeed(type: ColumnNeed.unknownType), as: .read)
            return
        }
        let columns = (item.options.select ?? [["*"]]).compactMap(\.first)
        follow(lookup, from: root, as: .expand, columns: columns)
        for name in columns {
            let column = model.column(name, of: lookup.target)
            sets[lookup.target, default: SetNeed()].use(name, column, as: .read)
        }
    }

    // MARK: - Filters

    private mutating func record(filter expression: FilterExpression) {
        switch expression {
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            if case .binary(let kind, _, _) = expression { note(kind.rawValue) }
            record(filter: left)
            record(filter: right)
        case .not(let operand):
            note("not")
            record(filter: operand)
        case .binary(let kind, .path(let path), let value):
            let word = value == .literal(.null) ? " null" : ""
            note(path.joined(separator: "/") + " " + kind.rawValue + word)
            use(path, as: .filter)
            use(everyPathIn: value, as: .filter)
        case .function(let name, let arguments):
            guard case .path(let path)? = arguments.first else { return note("\(expression)") }
            note(path.joined(separator: "/") + " " + name)
            for argument in arguments { use(everyPathIn: argument, as: .filter) }
        case .literal, .path, .negate, .binary, .isIn, .lambda, .count, .alias, .foreign:
            // The core asks for nothing of the kind; whatever it is, it stands there as written.
            note("\(expression)")
            use(everyPathIn: expression, as: .filter)
        }
    }

    private mutating func note(_ term: String) {
        sets[root, default: SetNeed()].filters.insert(term)
    }

    private mutating func use(everyPathIn expression: FilterExpression, as use: ColumnUse) {
        switch expression {
        case .path(let path): self.use(path, as: use)
        case .not(let operand), .negate(let operand), .isIn(let operand, _):
            self.use(everyPathIn: operand, as: use)
        case .binary(_, let left, let right):
            self.use(everyPathIn: left, as: use)
            self.use(everyPathIn: right, as: use)
        case .function(_, let arguments):
            for argument in arguments { self.use(everyPathIn: argument, as: use) }
        case .literal, .lambda, .count, .alias, .foreign: break
        }
    }
}

extension QueryOptions {
    /// The options that are there, as a URL names them.
    fileprivate var names: Set<String> {
        let all: [(String, Bool)] = [
            ("$select", select != nil), ("$filter", filter != nil), ("$orderby", !orderBy.isEmpty),
            ("$top", top != nil), ("$skip", skip != nil), ("$count", count),
            ("$expand", !expand.isEmpty), ("$format", format != nil),
        ]
        return Set(all.filter(\.1).map(\.0))
    }
}
