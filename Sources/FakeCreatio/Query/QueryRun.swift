import GRDB
import OData

/// A row of an answer with what was expanded.
struct ResultRow {
    let row: EntityRow
    /// One for each expansion of the plan.
    let expanded: [ExpandedContent]
}

/// What an expanded navigation property holds.
indirect enum ExpandedContent {
    case one(ResultRow?)
    case many([ResultRow])
}

/// Carries out query plans within one transaction.
struct QueryRun {
    let transaction: RowTransaction
    let limits: InstanceLimits

    /// All rows of the plan's page.
    ///
    /// - Throws: The refusal of an answer with more rows than the limit.
    func rows(_ plan: QueryPlan) throws -> [ResultRow] {
        let limit = min(plan.top ?? .max, limits.rows + 1)
        let page = SQLFragment(
            " LIMIT ? OFFSET ?",
            [limit.databaseValue, (plan.skip ?? 0).databaseValue]
        )
        let rows = try select(plan, condition: plan.filter, page: page)
        guard rows.count <= limits.rows else {
            throw QueryRefusal.tooManyRows(limit: limits.rows)
        }
        return try expand(rows, by: plan.expansions)
    }

    /// The row with that id, whatever the plan's filter.
    func row(_ id: String, _ plan: QueryPlan) throws -> ResultRow? {
        guard let row = try transaction.row(id, in: plan.table) else { return nil }
        return try expand([row], by: plan.expansions).first
    }

    /// How many rows satisfy the plan's filter, whatever its page.
    func count(_ plan: QueryPlan) throws -> Int {
        try transaction.number(
            SQLFragment("SELECT COUNT(*) FROM \(plan.scope.source)")
                + Self.clause(plan.filter)
        )
    }

    private func select(
        _ plan: QueryPlan,
        condition: SQLFragment?,
        page: SQLFragment
    ) throws -> [EntityRow] {
        let columns = transaction.columnList(of: plan.table, alias: QueryScope.root)
        // Creatio makes a page stable by sorting by the id last (creatio.md section 3.4);
        // without a page the order is the database's own, here that of insertion.
        let isPaged = plan.top != nil || plan.skip != nil
        let last = QueryScope.root + (isPaged ? ".\"Id\"" : ".rowid")
        let order = (plan.order + [last]).joined(separator: ", ")
        return try transaction.rows(
            SQLFragment("SELECT \(columns) FROM \(plan.scope.source)")
                + Self.clause(condition) + SQLFragment(" ORDER BY \(order)") + page,
            of: plan.table
        )
    }

    private static func clause(_ condition: SQLFragment?) -> SQLFragment {
        condition.map { SQLFragment(" WHERE ") + $0 } ?? SQLFragment("")
    }
}

// MARK: - Expansion

extension QueryRun {
    /// Reads each expansion for all rows at once.
    private func expand(
        _ rows: [EntityRow],
        by expansions: [QueryPlan.Expansion]
    ) throws -> [ResultRow] {
        var expanded = Array(repeating: [ExpandedContent](), count: rows.count)
        for expansion in expansions {
            let contents =
                expansion.navigation.isCollection
                ? try collections(of: rows, expansion) : try singles(of: rows, expansion)
            for (index, content) in contents.enumerated() {
                expanded[index].append(content)
            }
        }
        return zip(rows, expanded).map { ResultRow(row: $0, expanded: $1) }
    }

    private func singles(
        of rows: [EntityRow],
        _ expansion: QueryPlan.Expansion
    ) throws -> [ExpandedContent] {
        let key = expansion.navigation.foreignKey
        let ids = rows.compactMap { $0[key].id }
        let found = try related(expansion.plan, key: "Id", among: ids)
        let rowsByID = Dictionary(
            found.map { ($0.row.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return rows.map { row in .one(row[key].id.flatMap { rowsByID[$0] }) }
    }

    /// The rows that refer to each row; `$top` and `$skip` count for each of them.
    private func collections(
        of rows: [EntityRow],
        _ expansion: QueryPlan.Expansion
    ) throws -> [ExpandedContent] {
        let key = expansion.navigation.foreignKey
        let found = try related(expansion.plan, key: key, among: rows.map(\.id))
        let children = Dictionary(grouping: found) { $0.row[key].id }
        return rows.map { row in
            let own = (children[row.id] ?? []).dropFirst(expansion.plan.skip ?? 0)
            return .many(Array(own.prefix(expansion.plan.top ?? .max)))
        }
    }

    private func related(
        _ plan: QueryPlan,
        key: String,
        among ids: [String]
    ) throws -> [ResultRow] {
        guard !ids.isEmpty else { return [] }
        // One argument for any number of ids: SQLite limits the number of question marks.
        let list = "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        let column = QueryScope.root + "." + SQLFragment.identifier(key)
        let membership = SQLFragment(
            "(\(column) IN (SELECT value FROM json_each(?)))",
            [list.databaseValue]
        )
        let condition = plan.filter.map { membership + SQLFragment(" AND ") + $0 } ?? membership
        let rows = try select(plan, condition: condition, page: SQLFragment(""))
        return try expand(rows, by: plan.expansions)
    }
}
