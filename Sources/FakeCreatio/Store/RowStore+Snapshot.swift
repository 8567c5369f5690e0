import GRDB

/// The rows of a store and its sequences as they were at one moment.
struct StoreSnapshot: Sendable {
    fileprivate let database: DatabaseQueue
}

extension RowStore {
    /// Copies everything, page by page.
    func snapshot() throws -> StoreSnapshot {
        let copy = try DatabaseQueue()
        try database.backup(to: copy)
        return StoreSnapshot(database: copy)
    }

    /// Puts back what a snapshot of this store holds.
    func restore(_ snapshot: StoreSnapshot) throws {
        try snapshot.database.backup(to: database)
    }
}
