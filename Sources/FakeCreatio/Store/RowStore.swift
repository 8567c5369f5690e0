import GRDB

/// Where an instance keeps its rows.
package enum StoreLocation: Sendable, Equatable {
    /// A database of its own that ends with the instance.
    case memory
    /// A file, made where there is none; a later instance goes on with its rows.
    case file(path: String)
}

/// The rows of one instance in SQLite: one table for each object.
///
/// It is called synchronously from the instance's actor, one transaction for each decision.
struct RowStore: Sendable {
    let model: InstanceModel
    private let database: DatabaseQueue

    /// Opens the store and makes what the model has and the database lacks.
    init(location: StoreLocation, model: InstanceModel) throws {
        self.model = model
        var configuration = Configuration()
        configuration.prepareDatabase { $0.add(function: TextFolding.function) }
        switch location {
        case .memory: database = try DatabaseQueue(configuration: configuration)
        case .file(let path):
            database = try DatabaseQueue(path: path, configuration: configuration)
        }
        try database.write { database in
            try StoreLayout(model: model).realise(in: database)
        }
    }

    /// Runs the body in a transaction that is rolled back when it throws.
    func write<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        try database.write { try body(RowTransaction(database: $0, model: model)) }
    }

    func read<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        try database.read { try body(RowTransaction(database: $0, model: model)) }
    }
}

/// The tables, columns and indexes of a model.
private struct StoreLayout {
    let model: InstanceModel

    /// Adds what is missing; a column that left the model keeps its values unseen.
    func realise(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS "HandrailSequence" (
                    "Name" TEXT PRIMARY KEY NOT NULL, "Last" INTEGER NOT NULL
                )
                """
        )
        for table in model.tables {
            if try database.tableExists(table.name) {
                try addMissingColumns(of: table, in: database)
            } else {
                let columns = table.columns.map(declaration).joined(separator: ", ")
                try database.execute(
                    sql: "CREATE TABLE \(SQLFragment.identifier(table.name)) (\(columns))"
                )
            }
            for column in table.columns where column.target != nil {
                let index = SQLFragment.identifier("\(table.name)_\(column.property)")
                try database.execute(
                    sql: """
                        CREATE INDEX IF NOT EXISTS \(index)
                        ON \(SQLFragment.identifier(table.name))
                        (\(SQLFragment.identifier(column.property)))
                        """
                )
            }
        }
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
            ? "\(name) TEXT PRIMARY KEY NOT NULL" : "\(name) \(column.type.declaration)"
    }
}
