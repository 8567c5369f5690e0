import GRDB

/// One transaction on the rows of an instance.
///
/// It writes what it is told; what a save means is the business of `EntityLayer`.
struct RowTransaction {
    let database: Database
    let model: InstanceModel

    /// The row with that id, nil where there is none.
    func row(_ id: String, in table: EntityTable) throws -> EntityRow? {
        try rows(
            SQLFragment(
                "SELECT \(table.selectList) FROM \(SQLFragment.identifier(table.name))"
                    + " WHERE \"Id\" = ?",
                [id.databaseValue]
            ),
            of: table
        ).first
    }

    /// Whether no table has a row.
    func isEmpty() throws -> Bool {
        try model.tables.allSatisfy { table in
            try !truth(
                SQLFragment(
                    "SELECT EXISTS (SELECT 1 FROM \(SQLFragment.identifier(table.name)))"
                )
            )
        }
    }

    func contains(_ id: String, in table: EntityTable) throws -> Bool {
        try truth(
            SQLFragment(
                "SELECT EXISTS (SELECT 1 FROM \(SQLFragment.identifier(table.name))"
                    + " WHERE \"Id\" = ?)",
                [id.databaseValue]
            )
        )
    }

    /// Whether a row of the table holds the value in that property.
    func contains(
        _ value: CellValue,
        in property: String,
        of table: String,
        otherThan id: String
    ) throws -> Bool {
        try truth(
            SQLFragment(
                "SELECT EXISTS (SELECT 1 FROM \(SQLFragment.identifier(table))"
                    + " WHERE \(SQLFragment.identifier(property)) = ? AND \"Id\" <> ?)",
                [value.databaseValue, id.databaseValue]
            )
        )
    }

    func insert(_ row: EntityRow) throws {
        let marks = Array(repeating: "?", count: row.cells.count).joined(separator: ", ")
        try execute(
            SQLFragment(
                "INSERT INTO \(SQLFragment.identifier(row.table.name))"
                    + " (\(row.table.columnList)) VALUES (\(marks))",
                row.cells.map(\.databaseValue)
            )
        )
    }

    /// Writes those cells in which the row differs from what it was.
    func update(_ row: EntityRow, from old: EntityRow) throws {
        let changed = row.cells.indices.filter { row.cells[$0] != old.cells[$0] }
        guard !changed.isEmpty else { return }
        let assignments = changed.map {
            SQLFragment.identifier(row.table.columns[$0].property) + " = ?"
        }
        try execute(
            SQLFragment(
                "UPDATE \(SQLFragment.identifier(row.table.name))"
                    + " SET \(assignments.joined(separator: ", ")) WHERE \"Id\" = ?",
                changed.map { row.cells[$0].databaseValue } + [row.id.databaseValue]
            )
        )
    }

    func delete(_ id: String, from table: EntityTable) throws {
        if table.isLocalized { try execute(LocalizedText.deletion(of: id, in: table)) }
        try execute(
            SQLFragment(
                "DELETE FROM \(SQLFragment.identifier(table.name)) WHERE \"Id\" = ?",
                [id.databaseValue]
            )
        )
    }
}

// MARK: - Queries

extension RowTransaction {
    /// Runs a query that selects all columns of the table, in their order.
    func rows(_ query: SQLFragment, of table: EntityTable) throws -> [EntityRow] {
        let types = table.columns.map(\.type)
        let statement = try database.cachedStatement(sql: query.sql)
        let cursor = try Row.fetchCursor(
            statement,
            arguments: StatementArguments(query.arguments)
        )
        var rows: [EntityRow] = []
        while let row = try cursor.next() {
            let cells = types.enumerated().map { index, type in
                CellValue(row[index] as DatabaseValue, type: type)
            }
            rows.append(EntityRow(table: table, cells: cells))
        }
        return rows
    }

    func number(_ query: SQLFragment) throws -> Int {
        let statement = try database.cachedStatement(sql: query.sql)
        return try Int.fetchOne(statement, arguments: StatementArguments(query.arguments)) ?? 0
    }

    /// The rows whose property holds the value, or all of them, in the order of insertion.
    func rows(
        of table: EntityTable,
        where condition: (property: String, value: CellValue)?
    ) throws -> [EntityRow] {
        var query = SQLFragment(
            "SELECT \(table.selectList) FROM \(SQLFragment.identifier(table.name))"
        )
        if let (property, value) = condition {
            // `IS` finds the empty values too.
            query =
                query
                + SQLFragment(
                    " WHERE \(SQLFragment.identifier(property)) IS ?",
                    [value.databaseValue]
                )
        }
        return try rows(query + SQLFragment(" ORDER BY rowid"), of: table)
    }

    /// The one value that a query selects; the type's empty value where there is no row.
    func cell(_ query: SQLFragment, type: ColumnType) throws -> CellValue {
        let statement = try database.cachedStatement(sql: query.sql)
        let row = try Row.fetchOne(statement, arguments: StatementArguments(query.arguments))
        return CellValue(row.map { $0[0] as DatabaseValue } ?? .null, type: type)
    }

    func truth(_ query: SQLFragment) throws -> Bool {
        try number(query) != 0
    }

    func execute(_ command: SQLFragment) throws {
        let statement = try database.cachedStatement(sql: command.sql)
        try statement.execute(arguments: StatementArguments(command.arguments))
    }
}
