package import Wire

/// An entry that an operator has given up.
package struct DroppedItem: Sendable, Equatable {
    package let number: Int64
    package let session: String
    package let caseID: String?
    package let work: String
    /// The message that does not stand in Creatio because of it; nil where it was none.
    package let message: String?
    /// What is missing in Creatio, as a sentence.
    package let loss: String
    /// Why it had not been done.
    package let failure: String?
    package let droppedAt: Timestamp

    init(_ entry: DroppedEntry) {
        number = entry.sequence
        session = entry.sessionID.rawValue
        caseID = entry.caseID?.rawValue
        work = entry.intent.name
        loss = entry.intent.loss
        failure = entry.failure
        droppedAt = entry.droppedAt
        if case .writeMessage(let id) = entry.intent {
            message = id.rawValue
        } else {
            message = nil
        }
    }
}
