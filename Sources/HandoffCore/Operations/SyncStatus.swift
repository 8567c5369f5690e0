package import Wire

/// How the work for Creatio stands.
package struct SyncStatus: Sendable, Equatable {
    /// How many entries of the outbox wait, those that are set aside among them.
    package var waiting: Int
    /// How many of them are set aside until a person acts.
    package var setAside: Int
    /// How many announcements of Creatio have not been applied.
    package var announcements: Int
    /// When the oldest entry that waits was decided.
    package var oldest: Timestamp?
    /// When Creatio is tried again, which does not answer; nil while it does.
    package var pausedUntil: Timestamp?
}
