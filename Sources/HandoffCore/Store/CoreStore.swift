package import GRDB
import Synchronization
package import Wire

/// Everything that the core remembers, in one SQLite database.
///
/// Each method is one decision: it reads, decides and writes in one transaction, synchronously,
/// so that between two suspension points of a caller the database is always consistent. The
/// methods stand in extensions by subject, beside this file.
actor CoreStore {
    private let database: CoreDatabase
    private let hasClosed = Atomic(false)
    var histories = HistoryCache()

    init(_ database: CoreDatabase) {
        self.database = database
    }

    /// From now on every read and write is refused, also those of work that is under way.
    nonisolated func close() {
        hasClosed.store(true, ordering: .relaxed)
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard !hasClosed.load(ordering: .relaxed) else { throw CoreStoreError.closed }
        return try database.queue.read(body)
    }

    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard !hasClosed.load(ordering: .relaxed) else { throw CoreStoreError.closed }
        return try database.queue.write(body)
    }
}

extension Timestamp: DatabaseValueConvertible {
    package var databaseValue: DatabaseValue { microseconds.databaseValue }

    package static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
        Int64.fromDatabaseValue(value).map(Timestamp.init(microseconds:))
    }
}
