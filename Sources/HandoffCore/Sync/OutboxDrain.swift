import CreatioClient
import Logging
import Wire

/// Does what a session's outbox says, entry after entry, until it is empty or has to wait.
struct OutboxDrain: Sendable {
    let store: CoreStore
    let access: CreatioAccess
    let content: CaseContent
    let gate: Gate
    let environment: Environment

    func drain(_ session: SessionID) async throws {
        while gate.isOpen,
            let entry = try await store.beginAttempt(of: session, now: environment.now())
        {
            do {
                try await perform(entry)
                try await store.finish(entry, now: environment.now())
            } catch let error as CreatioError where !error.isTransient {
                if await caseIsGone(entry) {
                    log("the case was deleted in Creatio", entry, error)
                    try await store.replaceLostCase(of: entry.sessionID, now: environment.now())
                    continue
                }
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
        let client = try await access.client(for: settings)
        let writer = CaseWriter(
            client: client,
            settings: settings,
            content: content,
            mayHaveHappened: entry.attempts > 1
        )
        let fields = HandoffFields(store: store, access: access)
        let subject = try await store.subject(of: entry.sessionID)
        switch entry.intent {
        case .openCase(let handoff):
            if let contact = try await writer.ensureContact(of: subject.contact) {
                try await store.setContact(contact, ofCaseOf: entry.sessionID)
            }
            let subject = try await store.subject(of: entry.sessionID)
            let filling = try await fields.filling(of: handoff, settings, client)
            let refused = try await writer.openCase(
                subject,
                handoff: handoff,
                filling.values
            )
            try await fields.record(filling, refused, of: entry.sessionID)
        case .writeNote(let number, let handoff, let time):
            try await writer.writeNote(number, handoff: handoff, at: time, subject)
        case .writeMessage(let id):
            guard let message = try await store.message(id, of: entry.sessionID) else { return }
            try await writer.writeMessage(message, subject)
        case .uploadFile(let file):
            try await CaseFileUpload(store: store, environment: environment)
                .perform(file, entry, subject, settings, client)
        case .completeCase(let handoff):
            let filling = try await fields.filling(of: handoff, settings, client)
            let refused = try await writer.completeCase(
                subject,
                handoff: handoff,
                filling.values
            )
            try await fields.record(filling, refused, of: entry.sessionID)
        case .linkContact:
            guard let contact = try await writer.ensureContact(of: subject.contact) else { return }
            try await store.setContact(contact, ofCaseOf: entry.sessionID)
            try await writer.linkContact(contact.id, subject)
        case .resolveCase:
            if let remark = try await writer.resolveCase(subject) {
                try await store.setRemark(remark, onCaseOf: entry.sessionID)
            }
        }
    }

    /// Whether an entry is refused because a rep has deleted the session's case.
    private func caseIsGone(_ entry: OutboxEntry) async -> Bool {
        if case .openCase = entry.intent { return false }
        do {
            guard let settings = try await store.creatioSettings(),
                let link = try await store.caseLink(of: entry.sessionID)
            else { return false }
            let reader = CaseReader(client: try await access.client(for: settings))
            return try await reader.state(of: link.caseID) == nil
        } catch {
            // Nobody knows; the refusal itself then says why the entry is set aside.
            log("the case cannot be looked at", entry, error)
            return false
        }
    }

    private func log(_ consequence: Logger.Message, _ entry: OutboxEntry, _ error: any Error) {
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
