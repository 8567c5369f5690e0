import HTTPTypes
import WidgetProtocol
import Wire

/// What people in the Inbox decide.
extension Conversation {
    /// Hands over at the wish of a person in the Inbox, or to the one who takes over.
    ///
    /// - Throws: `Refusal` where there is no such session, or where it cannot be.
    func handOff(_ handoff: Handoff, session: SessionID, by person: String?) async throws
        -> Session
    {
        let handoff = handoff.normalised().handoff
        return try self.session(
            try await store.handOff(handoff, session: session, by: person, now: environment.now())
        )
    }

    /// Gives the conversation back to the AI.
    ///
    /// - Throws: As above.
    func resumeAI(_ session: SessionID) async throws -> Session {
        try self.session(try await store.resumeAI(session, now: environment.now()))
    }

    private func session(_ outcome: CoreStore.AssignmentOutcome) throws -> Session {
        bell.ring()
        switch outcome {
        case .done(let session): return session
        case .unknownSession: throw Refusal.unknownSession
        case .refused(let reason): throw Refusal(.conflict, reason)
        }
    }
}
