import CreatioClient
import Logging
import Wire

/// Does what a session's outbox says, entry after entry, until it is empty or has to wait.
struct OutboxDrain: Sendable {
    let store: CoreStore
    let access: CreatioAccess
    let content: CaseContent
    let environment: Environment

    func drain(_ session: SessionID) async throws {
        while let entry = try await store.beginAttempt(of: session, now: environment.now()) {
            do {
                try await perform(entry)
                try await store.finish(entry)
            } catch let error as CreatioError where !error.isTransient {
                log("set aside until somebody acts", entry, error)
                try await store.park(entry, because: "\(error)")
            } catch let error as CreatioError {
                log("will be tried again", entry, error)
                let delay = RetrySchedule.delay(
                    afterAttempts: entry.attempts,
                    random: environment.random()
                )
                try await store.postpone(
                    entry,
                    until: environment.now() + delay,
                    because: "\(error)"
                )
            }
        }
    }

    private func perform(_ entry: OutboxEntry) async throws {
        guard let settings = try await store.creatioSettings() else {
            throw MissingSettings(session: entry.sessionID)
        }
        let writer = CaseWriter(
            client: try await access.client(for: settings),
            settings: settings,
            content: content,
            mayHaveHappened: entry.attempts > 1
        )
        let subject = try await store.subject(of: entry.sessionID)
        switch entry.intent {
        case .openCase(let handoff):
            if let contact = try await writer.ensureContact(of: subject.contact) {
                try await store.setContact(contact, ofCaseOf: entry.sessionID)
            }
            let subject = try await store.subject(of: entry.sessionID)
            try await writer.openCase(subject, handoff: handoff)
        case .writeNote(let number, let handoff, let time):
            try await writer.writeNote(number, handoff: handoff, at: time, subject)
        case .writeMessage(let id):
            guard let message = try await store.message(id, of: entry.sessionID) else { return }
            try await writer.writeMessage(message, subject)
        case .completeCase(let handoff):
            try await writer.completeCase(subject, handoff: handoff)
        case .linkContact:
            guard let contact = try await writer.ensureContact(of: subject.contact) else { return }
            try await store.setContact(contact, ofCaseOf: entry.sessionID)
            try await writer.linkContact(contact, subject)
        case .resolveCase:
            try await writer.resolveCase(subject)
        }
    }

    private func log(_ consequence: Logger.Message, _ entry: OutboxEntry, _ error: CreatioError) {
        environment.logger.warning(
            consequence,
            metadata: [
                "session": "\(entry.sessionID)", "intent": "\(entry.intent.name)",
                "attempt": "\(entry.attempts)", "error": "\(error)",
            ]
        )
    }
}

/// An outbox entry exists although no integration was ever saved, which the store rules out.
struct MissingSettings: Error, CustomStringConvertible {
    let session: SessionID

    var description: String {
        "session \(session) has work for Creatio, but no Creatio integration is saved"
    }
}
