import HTTPTypes
import JSON
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
    private let pendingAnswers = PendingAnswers()

    init(store: CoreStore, autopilot: any Autopilot, bell: Bell, environment: Environment) {
        self.store = store
        self.autopilot = autopilot
        self.bell = bell
        self.environment = environment
    }

    /// Takes a message of the visitor, and answers it where the AI has the conversation.
    ///
    /// The message is safe, with everything that it causes in Creatio, before the AI is asked.
    func send(_ message: SendMessage, from contact: ContactRecord) async throws
        -> SendMessageAnswer
    {
        let reception = try await store.receive(message, from: contact, now: environment.now())
        bell.ring()
        switch reception {
        case .waitsForAnswer(let turn, let place):
            return try await answer(turn, to: place)
        case .assignedToHuman(let session):
            return .success(.init(code: .sessionAssignedToHumanAgent, in: session))
        case .duplicate(let session):
            return .success(.init(code: .duplicateMessageIgnored, in: session))
        case .refused(let refusal):
            return .failure(refusal.failure)
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

    func claimSessions(externalID: String, for contact: ContactRecord) async throws {
        let claimed = try await store.claimSessions(
            externalID: externalID,
            for: contact,
            now: environment.now()
        )
        if claimed { bell.ring() }
    }

    /// Executes an action that the AI has offered in this session.
    ///
    /// - Throws: `Refusal` with 404 where the row offers no such action or the AI executes none,
    ///   with 502 where the action fails.
    func execute(_ wish: ExecuteAction, from contact: ContactRecord) async throws
        -> ExecutedAction
    {
        let request = try await store.offeredAction(wish, to: contact)
        guard let request else {
            throw Refusal(
                .notFound,
                "no action '\(wish.actionID)' was offered in this session by the message "
                    + "'\(wish.formMessageID)'"
            )
        }
        let response: JSONValue?
        do {
            response = try await autopilot.execute(request)
        } catch {
            environment.logger.error(
                "an action failed",
                metadata: ["session": "\(request.session)", "error": "\(error)"]
            )
            throw Refusal(.badGateway, "the action '\(wish.actionID)' failed; please try again")
        }
        guard let response else {
            throw Refusal(
                .notFound,
                "the assistant does not execute the action '\(wish.actionID)' for a page"
            )
        }
        return ExecutedAction(response: response)
    }

    /// Asks the AI and keeps its answer to the message at that place.
    func answer(_ turn: AutopilotTurn, to place: Int64) async throws -> SendMessageAnswer {
        let answer: AutopilotAnswer?
        do {
            answer = try await ask(turn, about: place)
        } catch let error as CancellationError {
            throw error
        } catch {
            environment.logger.error(
                "the AI gave no answer",
                metadata: ["session": "\(turn.session)", "error": "\(error)"]
            )
            answer = .apology(because: "The AI gave no answer: \(error)")
        }
        return try await give(answer, in: turn.session, to: place)
    }

    /// Keeps what the AI says to the message at that place; nil where it was called off.
    func give(_ answer: AutopilotAnswer?, in session: SessionID, to place: Int64) async throws
        -> SendMessageAnswer
    {
        let application: CoreStore.Application
        if let answer {
            application = try await store.apply(
                answer,
                to: session,
                answering: place,
                messageID: environment.makeID(),
                now: environment.now()
            )
        } else {
            application = try await store.cancelAnswer(in: session, now: environment.now())
        }
        bell.ring()
        switch application {
        case .cancelled(let session):
            return .success(.init(code: .responseCancelled, in: session))
        case .stands(let row, let session):
            return .success(.init(answer, row, in: session))
        }
    }

    /// Asks the AI; nil where a newer message calls the answer off.
    private func ask(_ turn: AutopilotTurn, about place: Int64) async throws -> AutopilotAnswer? {
        let calledOff = pendingAnswers.begin(answering: place, in: turn.session)
        defer { pendingAnswers.end(answering: place, in: turn.session) }
        return try await withThrowingTaskGroup(of: AutopilotAnswer?.self) { group in
            group.addTask { try await autopilot.answer(turn).completed(for: turn) }
            group.addTask {
                await calledOff.wait()
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}

extension SendMessageAnswer.Success {
    /// A message that is kept and not answered, with the reason.
    fileprivate init(code: SendMessageAnswer.Code, in session: Session) {
        self.init(code: code, sessionIsHandedOff: session.isHandedOff, session: session)
    }

    /// The AI's answer as it stands in the history.
    fileprivate init(_ answer: AutopilotAnswer?, _ row: MessageRecord?, in session: Session) {
        let isSilent = row == nil && answer?.handoff == nil
        self.init(
            code: isSilent ? .skippingUnusefulResponse : nil,
            // The id must be the row's, or the widget shows the answer twice, and the component
            // is shown only beside it (widget-engine.md section 3, rules 2 and 9).
            autopilotResponse: row.map {
                AutopilotResponse(id: $0.publicID.rawValue, content: $0.text ?? "")
            },
            uiResponse: answer?.component.map {
                UIResponse(name: $0.name, requestResponse: $0.data)
            },
            sessionIsHandedOff: session.isHandedOff,
            session: session
        )
    }
}
