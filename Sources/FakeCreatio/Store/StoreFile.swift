import GRDB

/// The file of a store: nobody else's, undamaged, and open in one process at a time.
enum StoreFile {
    /// Stands where SQLite lets an application mark its files; the letters HNDR.
    private static let applicationID = 0x484E_4452

    /// Opens the file, or makes it.
    static func open(path: String) throws -> DatabaseQueue {
        var configuration = RowStore.configuration
        configuration.prepareDatabase { database in
            // Two servers would give out one number twice, and each would hold its users alone.
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write(claim)
            return queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StoreFileError.inUse
        }
    }

    /// Marks a new file; looks at an old one before anything is written to it.
    private static func claim(_ database: Database) throws {
        let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
        if mark == 0, try isEmpty(database) {
            return try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        guard mark == applicationID else { throw StoreFileError.foreign }
        let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard finding == "ok" else { throw StoreFileError.damaged(finding ?? "nothing found") }
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
    }
}

/// What keeps a file from being the store of an instance.
enum StoreFileError: Error, CustomStringConvertible {
    case foreign
    case damaged(String)
    case inUse

    var description: String {
        switch self {
        case .foreign: "it is a database of another application"
        case .damaged(let finding): "it is damaged: \(finding)"
        case .inUse: "another process has it open"
        }
    }
}
