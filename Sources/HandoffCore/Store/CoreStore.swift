package import GRDB
package import Wire

/// Everything that the core remembers, in one SQLite database.
///
/// Each method is one decision: it reads, decides and writes in one transaction, synchronously,
/// so that between two suspension points of a caller the database is always consistent. The
/// methods stand in extensions by subject, beside this file.
actor CoreStore {
    private let queue: DatabaseQueue

    /// Opens the database and brings it to the newest schema.
    ///
    /// - Parameter path: The file; nil keeps the database in memory.
    /// - Throws: `DatabaseError` when the file cannot be opened or is no database;
    ///   `CoreStoreError` when a newer core has written it.
    init(path: String?) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        if let path {
            configuration.prepareDatabase { database in
                // Readers such as `sqlite3` on the side do not block the service, and a commit
                // survives the death of the process.
                try database.execute(sql: "PRAGMA journal_mode = WAL")
            }
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } else {
            queue = try DatabaseQueue(configuration: configuration)
        }
        let migrator = CoreSchema.migrator
        if let path, try queue.read(migrator.hasBeenSuperseded) {
            throw CoreStoreError.newerSchema(path: path)
        }
        try migrator.migrate(queue)
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.read(body)
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try queue.write(body)
    }
}

/// Why a database cannot be used.
enum CoreStoreError: Error, Equatable, CustomStringConvertible {
    case newerSchema(path: String)

    var description: String {
        switch self {
        case .newerSchema(let path):
            "'\(path)' was written by a newer Handrail; start that one, or give another file"
        }
    }
}

extension Timestamp: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { microseconds.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init(microseconds:))
    }
}
