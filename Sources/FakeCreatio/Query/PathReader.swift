import GRDB
import OData

/// Reads what a path over lookups leads to from one row, and asks whether a row satisfies a filter.
struct PathReader {
    let transaction: RowTransaction
    /// The language of the texts; nil for the rows' own.
    var culture: CultureID?

    /// The value at a path such as `["Contact", "Email"]`.
    ///
    /// A path that ends with a lookup gives what Creatio's pages show for it: the display value
    /// of the row that it leads to.
    func value(of path: [String], in row: EntityRow) throws -> TypedCell {
        var scope = QueryScope(table: row.table, model: transaction.model, culture: culture)
        switch try scope.resolve(path) {
        case .column(let value, let column):
            let query = Self.query(value, in: scope, of: row)
            let cell = try transaction.cell(query, type: column.type)
            return TypedCell(cell: cell, type: column.type)
        case .navigation(_, let column):
            guard let target = transaction.model.target(of: column) else {
                return TypedCell(cell: .null, type: column.type)
            }
            return try value(of: path + [target.displayColumn.property], in: row)
        }
    }

    /// Whether the row, as the transaction sees it, satisfies the filter.
    ///
    /// Who designs a process chooses rows and not their names, so that a name in a filter is that
    /// of the rows themselves, whoever saves (assumed).
    func row(_ row: EntityRow, satisfies filter: FilterExpression) throws -> Bool {
        var compiler = FilterCompiler(
            scope: QueryScope(table: row.table, model: transaction.model, culture: nil),
            rules: .own
        )
        let condition = try compiler.condition(filter)
        return try transaction.truth(
            Self.query(SQLFragment("1"), in: compiler.scope, of: row) + SQLFragment(" AND ")
                + condition
        )
    }

    private static func query(
        _ value: SQLFragment,
        in scope: QueryScope,
        of row: EntityRow
    ) -> SQLFragment {
        .sql("SELECT \(value)")
            + SQLFragment(
                " FROM \(scope.source) WHERE \(QueryScope.root).\"Id\" = ?",
                [row.id.databaseValue]
            )
    }
}
