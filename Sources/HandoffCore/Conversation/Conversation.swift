import HTTPTypes
import Logging
import WidgetProtocol
import Wire

/// A conversation as it happens: keeps what is said, asks the AI, hands over, ends.
struct Conversation: Sendable {
    let store: CoreStore
    let autopilot: any Autopilot
    /// Rung whenever the outbox may have grown.
    let bell: Bell
    let environment: Environment

    /// Takes a message of the visitor, and answers it where the AI has the conversation.
    ///
    /// The message is safe, with everything that it causes in Creatio, before the AI is asked.
    func send(_ message: SendMessage, from contact: ContactRecord) async throws
        -> SendMessageAnswer
    {
        let reception = try await store.receive(message, from: contact, now: environment.now())
        bell.ring()
        switch reception {
        case .waitsForAnswer(let turn):
            return try await answer(turn)
        case .assignedToHuman(let session):
            return .success(
                .init(
                    code: .sessionAssignedToHumanAgent,
                    sessionIsHandedOff: session.isHandedOff,
                    session: session
                )
            )
        case .duplicate(let session):
            return .success(.init(code: .duplicateMessageIgnored, session: session))
        case .closed:
            return .failure(
                .init(
                    code: "session_closed",
                    message: "This conversation is closed. Please start a new one."
                )
            )
        case .unknownSession:
            throw Refusal.unknownSession
        }
    }

    func resolve(_ session: SessionID, by contact: ContactRecord) async throws -> Session {
        let resolved = try await store.resolve(session, by: contact, now: environment.now())
        bell.ring()
        guard let resolved else { throw Refusal.unknownSession }
        return resolved
    }

    /// Hands over at the wish of a person in the Inbox.
    func handOff(_ handoff: Handoff, session: SessionID) async throws -> Session {
        let handedOff = try await store.handOff(handoff, session: session, now: environment.now())
        bell.ring()
        guard let handedOff else {
            throw Refusal(.notFound, "there is no such open session")
        }
        return handedOff
    }

    func claimSessions(externalID: String, for contact: ContactRecord) async throws {
        let claimed = try await store.claimSessions(
            externalID: externalID,
            for: contact,
            now: environment.now()
        )
        if claimed { bell.ring() }
    }

    private func answer(_ turn: AutopilotTurn) async throws -> SendMessageAnswer {
        let answer: AutopilotAnswer
        do {
            answer = try await autopilot.answer(turn)
        } catch let error as CancellationError {
            throw error
        } catch {
            environment.logger.error(
                "the AI gave no answer",
                metadata: ["session": "\(turn.session)", "error": "\(error)"]
            )
            return .failure(
                .init(
                    code: "autopilot_failed",
                    message: "I cannot answer right now. Please try again in a moment."
                )
            )
        }
        let applied = try await store.apply(
            answer,
            to: turn.session,
            messageID: environment.makeID(),
            now: environment.now()
        )
        bell.ring()
        guard let applied else { return .success(.init(code: .responseCancelled)) }
        return .success(success(answer, applied.message, applied.session))
    }

    private func success(
        _ answer: AutopilotAnswer,
        _ row: MessageRecord?,
        _ session: Session
    ) -> SendMessageAnswer.Success {
        SendMessageAnswer.Success(
            // The id must be the row's, or the widget shows the answer twice, and the component
            // is shown only beside it (widget-engine.md section 3, rules 2 and 9).
            autopilotResponse: row.map {
                AutopilotResponse(id: $0.publicID.rawValue, content: $0.text ?? "")
            },
            uiResponse: answer.component.map {
                UIResponse(name: $0.name, requestResponse: $0.data)
            },
            sessionIsHandedOff: session.isHandedOff,
            session: session
        )
    }
}
