package import Wire

/// An entry of the outbox as operators see it.
package struct OutboxItem: Sendable, Equatable {
    /// By which the entry is named in commands.
    package let number: Int64
    package let session: String
    /// The case that it is about, which may not exist yet; nil where there is none.
    package let caseID: String?
    /// What is to be done, without a word of the conversation.
    package let work: String
    /// How often it was tried.
    package let attempts: Int
    package let decidedAt: Timestamp
    /// When it is tried next, unless it is set aside.
    package let dueAt: Timestamp
    /// Why the last attempt failed; nil where none did.
    package let failure: String?
    /// Whether it waits for a person: trying again is pointless until something has changed.
    package let isSetAside: Bool

    init(_ entry: OutboxEntry, _ link: CaseLink?) {
        number = entry.sequence ?? 0
        session = entry.sessionID.rawValue
        caseID = link?.caseID.rawValue
        work = entry.intent.name
        attempts = entry.attempts
        decidedAt = entry.decidedAt
        dueAt = entry.dueAt
        failure = entry.failure
        isSetAside = entry.isParked
    }
}
