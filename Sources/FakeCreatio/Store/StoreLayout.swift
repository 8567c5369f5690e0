import GRDB

/// The tables, columns and indexes of a model.
struct StoreLayout {
    let model: InstanceModel

    /// Adds what is missing; a column that left the model keeps its values unseen.
    func realise(in database: Database) throws {
        let present = try String.fetchSet(
            database,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        for table in model.tables where present.contains(table.name) {
            try addMissingColumns(of: table, in: database)
        }
        // One script, for which the database is asked once.
        var script = [LocalizedText.creation]
        for table in model.tables {
            if !present.contains(table.name) { script.append(creation(of: table)) }
            script += indexes(of: table)
        }
        try database.execute(sql: script.joined(separator: ";"))
    }

    private func creation(of table: EntityTable) -> String {
        let columns = table.columns.map(declaration).joined(separator: ", ")
        return "CREATE TABLE \(SQLFragment.identifier(table.name)) (\(columns))"
    }

    /// The objects whose rows grow in number, and which clients read by what is new or changed.
    ///
    /// An index costs every new instance a page, so that lookups have none.
    private static let growing: Set = [
        "Account", "Activity", "Case", "CaseFile", "Contact", "SocialMessage", "SysProcessLog",
    ]

    private func indexes(of table: EntityTable) -> [String] {
        let dates = Self.growing.contains(table.name) ? ["CreatedOn", "ModifiedOn"] : []
        // A key without a check, such as the author of a row, is seldom asked for.
        return table.columns.filter { $0.target != nil && $0.integrity != .unchecked }
            .map { index(on: [$0.property], of: table) }
            + dates.map { index(on: [$0], of: table) }
            + table.uniqueKeys.map { index(on: $0, of: table, isUnique: true) }
    }

    private func index(
        on properties: [String],
        of table: EntityTable,
        isUnique: Bool = false
    ) -> String {
        let name = ([table.name] + properties).joined(separator: "_")
        let columns = properties.map(SQLFragment.identifier).joined(separator: ", ")
        return "CREATE \(isUnique ? "UNIQUE " : "")INDEX IF NOT EXISTS"
            + " \(SQLFragment.identifier(name)) ON \(SQLFragment.identifier(table.name))"
            + " (\(columns))"
    }

    private func addMissingColumns(of table: EntityTable, in database: Database) throws {
        let present = Set(try database.columns(in: table.name).map(\.name))
        for column in table.columns where !present.contains(column.property) {
            try database.execute(
                sql: """
                    ALTER TABLE \(SQLFragment.identifier(table.name))
                    ADD COLUMN \(declaration(of: column))
                    """
            )
        }
    }

    private func declaration(of column: Column) -> String {
        let name = SQLFragment.identifier(column.property)
        return column.property == "Id"
            ? "\(name) TEXT PRIMARY KEY NOT NULL" : "\(name) \(column.declaration)"
    }
}

extension Column {
    /// The declaration of the type; `NOT NULL` stands wherever it has an empty value of its own.
    fileprivate var declaration: String {
        switch type {
        case .text, .color: "TEXT NOT NULL DEFAULT ''"
        case .integer, .boolean: "INTEGER NOT NULL DEFAULT 0"
        case .decimal: "REAL NOT NULL DEFAULT 0"
        case .dateTime, .date, .guid: "TEXT"
        case .lookup(let target): "TEXT" + (integrity == .unchecked ? "" : reference(to: target))
        case .stream: "BLOB"
        }
    }

    /// Deferred, because rows of one transaction may refer to each other in a circle.
    private func reference(to target: String) -> String {
        " REFERENCES \(SQLFragment.identifier(target))(\"Id\") DEFERRABLE INITIALLY DEFERRED"
    }
}
