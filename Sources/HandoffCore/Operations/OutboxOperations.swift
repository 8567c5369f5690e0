import Foundation
package import Wire

/// What operators do with the outbox: look, try again, give up.
///
/// All of it is work on the database, so that it can be done while the core runs, from another
/// process, and while it does not. A core that runs looks for work every few seconds.
package struct OutboxOperations: Sendable {
    private let store: CoreStore

    init(store: CoreStore) {
        self.store = store
    }

    /// Opens the database of a core, which may be running in another process.
    ///
    /// - Throws: `CoreStoreError` where there is no such file or it is not to be used.
    package init(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw CoreStoreError.missing(path: path)
        }
        store = CoreStore(try CoreDatabase(path: path))
    }

    /// Everything that waits, in the order in which it was decided.
    package func items() async throws -> [OutboxItem] {
        try await store.outboxItems()
    }

    /// Makes one entry due at once, or without a number all that were set aside.
    ///
    /// - Returns: How many entries that changed.
    package func retry(_ number: Int64? = nil, now: Timestamp) async throws -> Int {
        try await store.retry(number, now: now)
    }

    /// Gives an entry up; the one that makes the case takes with it all that waits behind it.
    ///
    /// - Returns: What was given up, with what is lost by it; empty where there is no such entry.
    package func drop(_ number: Int64, now: Timestamp) async throws -> [DroppedItem] {
        try await store.drop(number, now: now).map(DroppedItem.init)
    }

    /// The record of what was given up, oldest first.
    package func dropped() async throws -> [DroppedItem] {
        try await store.droppedEntries().map(DroppedItem.init)
    }
}
