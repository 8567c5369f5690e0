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
    private(set) var model: InstanceModel
    let database: DatabaseQueue

    /// Opens the store and makes what the blueprint has and the database lacks.
    init(location: StoreLocation, blueprint: InstanceBlueprint) throws {
        model = blueprint.model
        switch location {
        case .memory:
            database = try Self.memoryDatabase()
            try blueprint.copyRows(to: database)
        case .file(let path):
            database = try StoreFile.open(path: path)
            try database.write { database in
                try StoreLayout(model: model).realise(in: database)
                let transaction = RowTransaction(database: database, model: model)
                if try transaction.isEmpty() { try blueprint.installRows(in: transaction) }
            }
        }
    }

    /// Goes over to another model, whose objects and columns it makes where they are missing.
    mutating func change(to model: InstanceModel) throws {
        try database.write { try StoreLayout(model: model).realise(in: $0) }
        self.model = model
    }

    /// Puts back a model whose objects and columns are there.
    mutating func restore(_ model: InstanceModel) {
        self.model = model
    }

    /// An empty database in memory.
    ///
    /// It has half of SQLite's usual page: an instance has some 500 tables and indexes, most of
    /// them with less than a page of rows. Copying the blueprint then takes a tenth of the time, and
    /// reads and inserts among 100,000 rows are as fast (measured).
    static func memoryDatabase() throws -> DatabaseQueue {
        var configuration = configuration
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = 2048") }
        return try DatabaseQueue(configuration: configuration)
    }

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            for function in SQLFunctions.all { database.add(function: function) }
        }
        return configuration
    }

    /// Runs the body in a transaction that is rolled back when it throws.
    func write<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        try database.write { try body(RowTransaction(database: $0, model: model)) }
    }

    func read<Value>(_ body: (RowTransaction) throws -> Value) throws -> Value {
        try database.read { try body(RowTransaction(database: $0, model: model)) }
    }
}
