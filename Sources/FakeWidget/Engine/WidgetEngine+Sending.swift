import Foundation
import JSON
package import WidgetProtocol
import Wire

extension WidgetEngine {
    /// The visitor writes a message; the first one makes the session.
    ///
    /// Returns when the answer is in, which is when the AI has answered. Nothing is repeated: what
    /// got lost comes back by polling, if the server has it.
    package func send(_ text: String, attachments: [Attachment] = []) async -> SendOutcome {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !typed.isEmpty || !attachments.isEmpty else { return .empty }
        guard !page.showsForm else { return .formIsOpen }
        if let session, session.assigneeKind == nil {
            return .broken(reason: "the session has no 'assignee'")
        }
        guard !(settings.waitsForAI && page.isAwaitingAI) else { return .blocked }

        let isFirst = session == nil
        let content = isFirst ? withCollected(typed) : typed
        let ticket = beginSend(content, attachments: attachments)
        defer { endSend(ticket) }
        guard let session = await openSession(for: ticket) else {
            return isCurrent(ticket) ? .unsent : .overtaken
        }
        let message = SendMessage(
            uuid: ticket.messageID,
            botToken: settings.widgetToken,
            sessionID: session.id,
            content: content,
            attachments: attachments.isEmpty ? nil : attachments,
            customData: settings.messageCustomData,
            clientContext: settings.context,
            language: settings.language,
            initialMessages: isFirst && !page.greetings.isEmpty ? page.greetings : nil
        )
        page.lastSend = message
        return await deliver(message, ticket)
    }

    /// Sends the last message once more, with the same id, as a proxy that lost the answer does;
    /// the engine itself never repeats.
    ///
    /// - Returns: The code of the answer, nil where it has none or there is no answer.
    package func repeatLastSend() async -> String? {
        guard let message = page.lastSend else { return nil }
        // Whatever goes wrong here, there is no code.
        let reply = try? await calls.post(.sendMessage, as: SendMessageAnswer.self, message)
        guard case .answer(let answer, let breach)? = reply else { return nil }
        note(breach, at: .sendMessage)
        return answer["code"]?.text
    }

    /// One send, so that its answer can be told from that of a later one.
    private struct Ticket {
        let opening: Opening
        let number: Int
        let messageID: String
    }

    /// Shows the message before the server knows of it.
    private func beginSend(_ content: String, attachments: [Attachment]) -> Ticket {
        greet()
        page.sends += 1
        let ticket = Ticket(
            opening: page.opening,
            number: page.sends,
            messageID: environment.makeID()
        )
        page.conversation.show(
            VisibleMessage(
                id: ticket.messageID,
                from: .visitor,
                text: content,
                attachments: attachments
            )
        )
        if session == nil || session?.assigneeKind == "ai" { page.sendToAI = ticket.number }
        return ticket
    }

    private func endSend(_ ticket: Ticket) {
        if page.sendToAI == ticket.number, page.opening == ticket.opening { page.sendToAI = nil }
    }

    /// A later send makes the engine drop the answer of an earlier one.
    private func isCurrent(_ ticket: Ticket) -> Bool {
        page.opening == ticket.opening && page.sends == ticket.number
    }

    /// Puts the page's greetings at the top of a window that is still empty.
    private func greet() {
        guard session == nil, page.conversation.messages.isEmpty else { return }
        page.greetings = settings.persistentGreetings.map {
            SendMessage.InitialMessage(uuid: environment.makeID(), content: $0)
        }
        for greeting in page.greetings {
            page.conversation.show(
                VisibleMessage(id: greeting.uuid, from: .ai, text: greeting.content)
            )
        }
    }

    /// The open session, or a new one; nil when the server made none.
    private func openSession(for ticket: Ticket) async -> SeenSession? {
        if let session { return session }
        do throws(EngineFault) {
            let reply = try await calls.post(.createSession, as: Session.self, createSession)
            guard case .answer(let answer, let breach) = reply else { return nil }
            note(breach, at: .createSession)
            let session = try SeenSession(answer)
            guard isCurrent(ticket) else { return nil }
            show(session)
            run(.watchSession(page.opening))
            run(.readSessions(page: page.number))
            return session
        } catch {
            log(error, at: .createSession)
            return nil
        }
    }

    private var createSession: CreateSession {
        var data = settings.sessionCustomData.mapValues(\.scalar)
        if let externalID = page.externalID {
            data[CreateSession.externalIDKey] = .string(externalID)
        }
        return CreateSession(customData: data.isEmpty ? nil : data)
    }

    private func deliver(_ message: SendMessage, _ ticket: Ticket) async -> SendOutcome {
        let reply: WidgetCalls.Reply
        do throws(EngineFault) {
            reply = try await calls.post(.sendMessage, as: SendMessageAnswer.self, message)
        } catch {
            log(error, at: .sendMessage)
            return isCurrent(ticket) ? .unanswered : .overtaken
        }
        guard isCurrent(ticket) else { return .overtaken }
        guard case .answer(let answer, let breach) = reply else {
            return refuse(Conversation.apology)
        }
        note(breach, at: .sendMessage)
        guard answer["success"]?.truth == true else {
            return refuse(answer["error"]?["message"]?.text ?? Conversation.apology)
        }
        page.conversation.take(sendAnswer: answer, fallbackID: environment.makeID)
        do throws(EngineFault) {
            if let session = answer["session"], session != .null { show(try SeenSession(session)) }
        } catch {
            log(error, at: .sendMessage)
        }
        return .delivered
    }

    private func refuse(_ text: String) -> SendOutcome {
        page.conversation.show(
            VisibleMessage(id: environment.makeID(), from: .bubble, text: text)
        )
        return .refused(bubble: text)
    }
}

extension JSONValue {
    /// What a session's attribute can hold: anything but a scalar travels as its JSON text.
    fileprivate var scalar: JSONValue {
        switch self {
        case .null, .array, .object: .string(description)
        case .bool, .number, .string: self
        }
    }
}
