import Synchronization

/// The answers that the AI is working on, one a session: a newer message calls off the older.
final class PendingAnswers: Sendable {
    private struct Pending {
        /// The place in the history of the message that is answered.
        let message: Int64
        /// Rung when the answer is not wanted any more.
        let bell: Bell
    }

    private let pending = Mutex<[SessionID: Pending]>([:])

    /// Begins to answer a message and calls off the answer to an older one.
    ///
    /// - Returns: What is rung when this answer is called off; it has rung already where a newer
    ///   message came first.
    func begin(answering message: Int64, in session: SessionID) -> Bell {
        let bell = Bell()
        let calledOff = pending.withLock { pending -> Bell? in
            guard let other = pending[session] else {
                pending[session] = Pending(message: message, bell: bell)
                return nil
            }
            guard other.message < message else { return bell }
            pending[session] = Pending(message: message, bell: bell)
            return other.bell
        }
        calledOff?.ring()
        return bell
    }

    func end(answering message: Int64, in session: SessionID) {
        pending.withLock { pending in
            if pending[session]?.message == message { pending[session] = nil }
        }
    }
}
