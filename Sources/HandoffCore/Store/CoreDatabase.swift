import GRDB

/// The core's database: a file, or memory that lasts as long as this value does.
///
/// A core can be closed and another opened on the same database, as a process that died is
/// started again on its file.
package final class CoreDatabase: Sendable {
    let queue: DatabaseQueue

    /// Opens the database and brings it to the newest schema.
    ///
    /// - Parameter path: The file; nil keeps the database in memory.
    /// - Throws: `DatabaseError` when the file cannot be opened or is no database;
    ///   `CoreStoreError` when a newer core has written it.
    package init(path: String?) throws {
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
}
