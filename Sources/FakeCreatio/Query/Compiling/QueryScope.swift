import OData

/// The tables that one query, or one part of it over a collection, reads: its own, and those that
/// it reaches over lookups.
struct QueryScope {
    let model: InstanceModel
    let table: EntityTable
    /// The name by which the SQL calls the scope's own table.
    let alias: String
    /// The language in which texts are read; nil for the rows' own.
    let culture: CultureID?
    /// The alias of the outermost scope.
    static let root = "t0"
    private var joins: [Join] = []

    private struct Join {
        let path: [String]
        let alias: String
        let table: EntityTable
        let condition: String
    }

    /// What a path leads to.
    enum Destination {
        /// A column that the path names.
        case column(SQLFragment, Column)
        /// A navigation property: its lookup column.
        case navigation(sql: String, Column)
    }

    init(
        table: EntityTable,
        model: InstanceModel,
        alias: String = QueryScope.root,
        culture: CultureID?
    ) {
        self.table = table
        self.model = model
        self.alias = alias
        self.culture = culture
    }

    /// Finds what a path such as `["Contact", "Email"]` leads to, joining the tables on the way.
    mutating func resolve(_ path: [String]) throws(ODataError) -> Destination {
        var alias = self.alias
        var current = table
        for (index, segment) in path.enumerated() {
            let isLast = index == path.count - 1
            if isLast, let column = current.column(segment), column.type.primitive != nil {
                let value = LocalizedText.value(of: column, in: current, alias: alias, culture)
                return .column(value, column)
            }
            guard let column = current.lookup(segment) else {
                throw QueryRefusal.unknownProperty(segment, on: current)
            }
            // A lookup holds the id of its row, so that the row is not needed to know it.
            if isLast || Array(path[(index + 1)...]) == ["Id"] {
                let sql = Self.sql(alias, column)
                return isLast
                    ? .navigation(sql: sql, column) : .column(SQLFragment(sql), Self.key)
            }
            guard let target = model.target(of: column) else {
                throw QueryRefusal.unknownProperty(segment, on: current)
            }
            alias = try join(Array(path[...index]), target, on: Self.sql(alias, column))
            current = target
        }
        throw QueryRefusal.unknownProperty("", on: table)
    }

    /// Finds the collection that a path such as `["Contact", "CaseCollectionByContact"]` leads
    /// to, and the id of the row that it belongs to.
    mutating func collection(
        _ path: [String]
    ) throws(ODataError) -> (navigation: NavigationProperty, owner: String) {
        var current = table
        var owner = ownKey
        let lookups = path.dropLast()
        if !lookups.isEmpty {
            guard case .navigation(let sql, let column) = try resolve(Array(lookups)),
                let target = model.target(of: column)
            else { throw QueryRefusal.unknownProperty(lookups.last ?? "", on: current) }
            current = target
            owner = sql
        }
        let name = path.last ?? ""
        guard let navigation = current.entityType.navigationProperty(name),
            navigation.isCollection
        else { throw QueryRefusal.unknownProperty(name, on: current) }
        return (navigation, owner)
    }

    /// Whether a path names a column that rows lack at run time, of those, by object.
    func lacks(_ path: [String], among stale: [String: [String]]) -> Bool {
        var owner: EntityTable? = table
        for name in path {
            guard !stale.isEmpty, let current = owner,
                let column = current.column(name) ?? current.lookup(name)
            else { return false }
            if stale[current.name]?.contains(column.property) == true { return true }
            owner = model.target(of: column)
        }
        return false
    }

    /// What stands behind `FROM`.
    var source: String {
        joins.reduce("\(SQLFragment.identifier(table.name)) AS \(alias)") { source, join in
            source + " LEFT JOIN \(SQLFragment.identifier(join.table.name)) AS \(join.alias)"
                + " ON \(join.condition)"
        }
    }

    /// The id of the scope's own row.
    var ownKey: String { Self.sql(alias, Self.key) }

    private static let key = Column("Id", .guid)

    private static func sql(_ alias: String, _ column: Column) -> String {
        alias + "." + SQLFragment.identifier(column.property)
    }

    /// How many related tables one query may reach; SQLite joins 64 tables at most.
    private static let joinLimit = 60

    private mutating func join(
        _ path: [String],
        _ target: EntityTable,
        on lookup: String
    ) throws(ODataError) -> String {
        if let join = joins.first(where: { $0.path == path }) { return join.alias }
        guard joins.count < Self.joinLimit else {
            throw QueryRefusal.tooManyJoins(limit: Self.joinLimit)
        }
        let name = "\(alias)_\(joins.count + 1)"
        joins.append(
            Join(path: path, alias: name, table: target, condition: "\(name).\"Id\" = \(lookup)")
        )
        return name
    }
}
