import GRDB

/// The core's database: a file, or memory that lasts as long as this value does.
///
/// A core can be closed and another opened on the same database, as a process that died is
/// started again on its file.
package final class CoreDatabase: Sendable {
    let queue: DatabaseQueue

    /// How long a commit waits for another process, such as a command beside the running core.
    package static let patienceSeconds = 5.0

    /// Opens the database and brings it to the newest schema.
    ///
    /// - Parameters:
    ///   - path: The file; nil keeps the database in memory.
    ///   - patienceSeconds: How long a lock of another process is waited for.
    /// - Throws: `CoreStoreError` when the file cannot be used, or a newer core has written it.
    package init(path: String?, patienceSeconds: Double = CoreDatabase.patienceSeconds) throws {
        guard let path else {
            queue = try DatabaseQueue(configuration: Self.configuration)
            try CoreSchema.migrator.migrate(queue)
            return
        }
        do {
            queue = try DatabaseQueue(
                path: path,
                configuration: Self.configuration(patienceSeconds)
            )
            guard try !queue.read(CoreSchema.migrator.hasBeenSuperseded) else {
                throw CoreStoreError.newerSchema(path: path)
            }
            try CoreSchema.migrator.migrate(queue)
        } catch let error as DatabaseError {
            throw CoreStoreError(error, path: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        return configuration
    }

    private static func configuration(_ patienceSeconds: Double) -> Configuration {
        var configuration = configuration
        configuration.busyMode = .timeout(patienceSeconds)
        configuration.prepareDatabase { database in
            // Readers on the side do not block the service, and a process that is killed leaves
            // whole transactions behind.
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            // Each commit is on the disk before a message is acknowledged, so that not even a
            // loss of power takes back what a visitor was told; NORMAL would save one fsync a
            // decision and give that up.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }
}

extension CoreStoreError {
    fileprivate init(_ error: DatabaseError, path: String) {
        switch error.resultCode.primaryResultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: self = .unopenable(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        default:
            self = .damaged(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }
}
