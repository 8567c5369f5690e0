import GRDB
import OData

/// A row of an answer with what was expanded.
struct ResultRow {
    /// Columns that were not asked for are null.
    let row: EntityRow
    /// One for each expansion of the plan.
    let expanded: [ExpandedContent]
}

/// What an expanded navigation property holds.
indirect enum ExpandedContent {
    case one(ResultRow?)
    /// A page of rows, with the number of all where it was asked for.
    case many([ResultRow], count: Int?)
}

/// Carries out query plans within one transaction.
struct QueryRun {
    let transaction: RowTransaction
    let rules: QueryRules

    /// All rows of the plan's page.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - owner: The property that leads to a row, and the row's id, where only rows that
    ///     refer to it are asked for.
    /// - Returns: The rows in their order, with what is expanded.
    /// - Throws: The refusal of an answer with more rows than the limit.
    func rows(
        _ plan: QueryPlan,
        of owner: (property: String, id: String)? = nil
    ) throws -> [ResultRow] {
        let rows = try select(
            plan,
            columns: plan.columns(),
            condition: QueryStatement.condition(plan, of: owner),
            limit: min(plan.top ?? .max, rules.limits.rows + 1)
        )
        guard rows.count <= rules.limits.rows else {
            throw QueryRefusal.tooManyRows(limit: rules.limits.rows)
        }
        return try expand(rows, by: plan.expansions)
    }

    /// The row with that id.
    func row(_ id: String, _ plan: QueryPlan) throws -> ResultRow? {
        let rows = try select(
            plan,
            columns: plan.columns(),
            condition: QueryStatement.condition(plan, of: ("Id", id)),
            limit: nil
        )
        return try expand(rows, by: plan.expansions).first
    }

    /// How many rows satisfy the plan's filter, whatever its page.
    func count(
        _ plan: QueryPlan,
        of owner: (property: String, id: String)? = nil
    ) throws -> Int {
        let statement = QueryStatement.count(
            plan,
            condition: QueryStatement.condition(plan, of: owner)
        )
        return try refusingFaults { try transaction.number(statement) }
    }

    private func select(
        _ plan: QueryPlan,
        columns: [Int],
        condition: SQLFragment?,
        limit: Int?
    ) throws -> [EntityRow] {
        let statement = QueryStatement.rows(
            plan,
            columns: columns,
            condition: condition,
            limit: limit
        )
        var memory = QueryMemory(limit: rules.limits.queryMemory)
        let rows = try refusingFaults {
            try transaction.rows(statement, of: plan.table, columns: columns, &memory)
        }
        if !rows.isEmpty { try requireFresh(columns, of: plan.table) }
        return rows
    }

    /// The fault comes up while a row is written, so that there has to be one (assumed).
    private func requireFresh(_ columns: [Int], of table: EntityTable) throws {
        guard let stale = rules.staleColumns[table.name] else { return }
        let shown = columns.map { table.columns[$0].property }
        if let property = shown.first(where: stale.contains) {
            throw QueryRefusal.staleColumn(property, of: table)
        }
    }

    /// Turns a fault of the calculation into Creatio's refusal.
    private func refusingFaults<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            guard let fault = SQLFault(error) else { throw error }
            throw QueryRefusal.fault(fault, rules.profile.database)
        }
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
        let ids = Set(rows.compactMap { $0[key].id }).sorted()
        let found = try related(expansion.plan, key: "Id", among: ids)
        let rowsByID = Dictionary(
            found.map { ($0.row.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return rows.map { row in .one(row[key].id.flatMap { rowsByID[$0] }) }
    }

    /// The rows that refer to each row; `$top`, `$skip` and `$count` are about each of them.
    private func collections(
        of rows: [EntityRow],
        _ expansion: QueryPlan.Expansion
    ) throws -> [ExpandedContent] {
        let key = expansion.navigation.foreignKey
        let plan = expansion.plan
        let found = try related(plan, key: key, among: rows.map(\.id))
        let children = Dictionary(grouping: found) { $0.row[key].id }
        return rows.map { row in
            let own = children[row.id] ?? []
            let page = own.dropFirst(plan.skip ?? 0).prefix(plan.top ?? .max)
            return .many(Array(page), count: plan.counts ? own.count : nil)
        }
    }

    private func related(
        _ plan: QueryPlan,
        key: String,
        among ids: [String]
    ) throws -> [ResultRow] {
        guard !ids.isEmpty else { return [] }
        let membership = QueryStatement.membership(key, of: plan, among: ids)
        let rows = try select(
            plan,
            columns: plan.columns(and: key),
            condition: membership.and(plan.filter),
            limit: nil
        )
        return try expand(rows, by: plan.expansions)
    }
}
