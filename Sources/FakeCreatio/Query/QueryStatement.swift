import GRDB
import OData

/// The SQL of a plan.
enum QueryStatement {
    /// The rows of a plan's page, or of all its pages.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - columns: The places of the columns to read.
    ///   - condition: What the rows have to satisfy, usually the plan's filter.
    ///   - limit: How many rows to read at most; nil reads all, whatever the plan's page.
    /// - Returns: The statement, which gives the columns in their order.
    static func rows(
        _ plan: QueryPlan,
        columns: [Int],
        condition: SQLFragment?,
        limit: Int?
    ) -> SQLFragment {
        let values = columns.map { index in
            LocalizedText.value(
                of: plan.table.columns[index],
                in: plan.table,
                alias: plan.scope.alias,
                plan.scope.culture
            )
        }
        // Creatio makes a page stable by sorting by the id last (creatio.md section 3.4);
        // without a page the order is the database's own, here that of insertion.
        let isPaged = plan.top != nil || plan.skip != nil
        // With a condition the plus keeps SQLite from reading all rows in that order.
        let last =
            isPaged
            ? plan.scope.alias + ".\"Id\""
            : (condition == nil ? "" : "+") + plan.scope.alias + ".rowid"
        var order = SQLFragment(" ORDER BY ")
        for key in plan.order { order = .sql("\(order)\(key), ") }
        let list = SQLFragment(
            values.map(\.sql).joined(separator: ", "),
            values.flatMap(\.arguments)
        )
        let source = SQLFragment(" FROM \(plan.scope.source)")
        let sql = .sql("SELECT \(list)") + source + clause(condition) + order + SQLFragment(last)
        guard let limit else { return sql }
        let page = [limit.databaseValue, (plan.skip ?? 0).databaseValue]
        return sql + SQLFragment(" LIMIT ? OFFSET ?", page)
    }

    /// The number of rows that satisfy the condition.
    static func count(_ plan: QueryPlan, condition: SQLFragment?) -> SQLFragment {
        SQLFragment("SELECT COUNT(*) FROM \(plan.scope.source)") + clause(condition)
    }

    /// That a column of the plan's own table holds one of the values.
    static func membership(_ property: String, of plan: QueryPlan, among ids: [String])
        -> SQLFragment
    {
        // One argument for any number of ids: SQLite limits the number of question marks.
        let list = "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        return SQLFragment(
            "(\(column(property, of: plan)) IN (SELECT value FROM json_each(?)))",
            [list.databaseValue]
        )
    }

    /// That a column of the plan's own table holds the id.
    static func equality(_ property: String, of plan: QueryPlan, _ id: String) -> SQLFragment {
        SQLFragment("(\(column(property, of: plan)) = ?)", [id.databaseValue])
    }

    /// The plan's filter, and that a row refers to its owner where there is one.
    static func condition(
        _ plan: QueryPlan,
        of owner: (property: String, id: String)?
    ) -> SQLFragment? {
        guard let owner else { return plan.filter }
        return equality(owner.property, of: plan, owner.id).and(plan.filter)
    }

    /// One cell of one row, in that language.
    static func cell(
        _ column: Column,
        of id: String,
        in table: EntityTable,
        _ culture: CultureID?
    ) -> SQLFragment {
        let alias = QueryScope.root
        let value = LocalizedText.value(of: column, in: table, alias: alias, culture)
        return .sql("SELECT \(value)")
            + SQLFragment(
                " FROM \(SQLFragment.identifier(table.name)) AS \(alias)"
                    + " WHERE \(alias).\"Id\" = ?",
                [id.databaseValue]
            )
    }

    private static func column(_ property: String, of plan: QueryPlan) -> String {
        plan.scope.alias + "." + SQLFragment.identifier(property)
    }

    private static func clause(_ condition: SQLFragment?) -> SQLFragment {
        condition.map { .sql(" WHERE \($0)") } ?? SQLFragment("")
    }
}

extension QueryPlan {
    /// The places of the columns that the answer shows, and of those that lead to what is
    /// expanded.
    ///
    /// - Parameter key: A property that is needed besides.
    /// - Returns: The places, in the order of the object.
    func columns(and key: String? = nil) -> [Int] {
        guard let selection else {
            // Streams and colours are not part of a row's JSON.
            return table.columns.indices.filter { SQLKind(table.columns[$0].type) != nil }
        }
        let keys = expansions.map(\.navigation).filter { !$0.isCollection }.map(\.foreignKey)
        let needed = (keys + ["Id"] + (key.map { [$0] } ?? [])).compactMap(table.index)
        return Set(selection + needed).sorted()
    }
}
