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
        while gate.isOpen {
            let entries = try await store.beginAttempts(
                of: session,
                atMost: access.takesBatches ? TranscriptBatch.limit : 1,
                now: environment.now()
            )
            guard let first = entries.first else { return }
            do {
                if entries.count == 1 {
                    try await perform(first)
                    try await store.finish(entries, now: environment.now())
                } else {
                    try await performTogether(entries)
                }
                access.breaker.noteAnswer()
            } catch let error as CreatioError {
                access.breaker.note(error)
                if entries.count > 1, error.refusesBatch {
                    log("will be written one by one", first, error)
                    await access.noteBatchRefusal()
                    if !error.mayHaveHappened { try await store.giveBack(entries) }
                    continue
                }
                try await settle(first, error)
            }
        }
    }

    /// Decides what becomes of an entry that failed.
    private func settle(_ entry: OutboxEntry, _ error: CreatioError) async throws {
        let retry = RetrySchedule(environment: environment)
        if let moment = retry.nextAttempt(after: error, attempts: entry.attempts) {
            log("will be tried again", entry, error)
            try await store.postpone(
                entry,
                until: moment,
                because: "\(error)",
                now: environment.now()
            )
        } else if await caseIsGone(entry) {
            log("the case was deleted in Creatio", entry, error)
            try await store.replaceLostCase(of: entry.sessionID, now: environment.now())
        } else {
            log("set aside until somebody acts", entry, error)
            try await store.park(entry, because: "\(error)", now: environment.now())
        }
    }

    /// Writes the activities of several entries in one request.
    private func performTogether(_ entries: [OutboxEntry]) async throws {
        guard let session = entries.first?.sessionID else { return }
        let mayHaveHappened = entries.contains { $0.attempts > 1 }
        let writer = try await writer(for: session, mayHaveHappened: mayHaveHappened)
        let subject = try await store.subject(of: session)
        var activities: [ActivityRow] = []
        for entry in entries {
            // All of them are activities, and messages are never deleted.
            guard let row = try await activity(of: entry, writer, subject) else { break }
            activities.append(row)
        }
        let batch = TranscriptBatch(client: writer.client, mayHaveHappened: mayHaveHappened)
        let progress = try await batch.write(activities)
        try await store.finish(
            Array(entries.prefix(progress.written)),
            now: environment.now()
        )
        var untried = entries.dropFirst(progress.written)
        if let failure = progress.failure, let failed = untried.popFirst() {
            try await settle(failed, failure)
        }
        try await store.giveBack(Array(untried))
    }

    private func activity(
        of entry: OutboxEntry,
        _ writer: CaseWriter,
        _ subject: IntentSubject
    ) async throws -> ActivityRow? {
        switch entry.intent {
        case .writeNote(let number, let handoff, let time):
            return writer.note(number, handoff: handoff, at: time, subject)
        case .writeMessage(let id):
            guard let message = try await store.message(id, of: entry.sessionID) else { return nil }
            return writer.activity(of: message, subject)
        case .openCase, .uploadFile, .completeCase, .linkContact, .resolveCase:
            return nil
        }
    }

    private func writer(for session: SessionID, mayHaveHappened: Bool) async throws
        -> CaseWriter
    {
        guard let settings = try await store.creatioSettings() else {
            throw MissingSettings(session: session)
        }
        return CaseWriter(
            client: try await access.client(for: settings),
            settings: settings,
            content: content,
            mayHaveHappened: mayHaveHappened
        )
    }

    private func perform(_ entry: OutboxEntry) async throws {
        let writer = try await writer(
            for: entry.sessionID,
            mayHaveHappened: entry.attempts > 1
        )
        let (settings, client) = (writer.settings, writer.client)
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
        case .writeNote, .writeMessage:
            guard let row = try await activity(of: entry, writer, subject) else { return }
            try await writer.write(row)
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
