import FakeCreatio
import FakeWidget
import HandoffCore
import JSON
import WidgetProtocol
import Wire

/// Gathers what the invariants judge, from the trace, the rows, the pages and the session views,
/// never from the core's own database.
struct EvidenceCollector {
    let stage: Stage

    /// What is known now.
    ///
    /// - Throws: What keeps the rows or the session views from being read.
    func evidence() async throws -> Evidence {
        var evidence = Evidence()
        let settings = stage.activeSettings
        evidence.isConnected = settings != nil
        evidence.hasResolvedStatus = try await hasStatus(settings?.resolvedStatus)
        evidence.announcesReopening = stage.scenario.given.creatio.closureProcess.isForEveryChange
        evidence.looksForReplies = settings?.replies?.pollMinutes != nil
        evidence.removedReplies = stage.removals.texts
        evidence.createsCaseOnlyOnHandoff = settings?.createsCaseOnlyOnHandoff ?? false
        evidence.mappedFields = (settings?.fields ?? []).map(\.name)
        let conversations = TracedConversations(
            exchanges: stage.recorder.trace.exchanges,
            givenUp: stage.droppedMessages
        )
        evidence.sessions = try await sessions(conversations)
        evidence.cases = try await cases(evidence, settings)
        evidence.pendingWork = try await stage.pendingWork
        // Last, so that the trace holds what the gathering itself sent.
        evidence.secrets = stage.recorder.hiddenSecrets
            .union(StageWorld.secrets.map(\.exposed))
        evidence.texts = texts()
        evidence.recording = stage.recording
        return evidence
    }

    private func sessions(_ conversations: TracedConversations) async throws
        -> [Evidence.Session]
    {
        let answers = stage.ai.answers
        var sessions: [Evidence.Session] = []
        for visitor in stage.visitors {
            let windows = try await visitor.windows {
                try await stage.clock.sleep(for: .seconds(1))
            }
            for id in await visitor.sessions {
                var session = Evidence.Session(id: id.rawValue, visitor: visitor.name)
                let answered = answers.filter { $0.session == id }.compactMap(\.answer.text)
                session.said = (conversations.said[id.rawValue] ?? []).heard(answered)
                session.caseWasDeleted =
                    stage.removals.sessionsWithoutCase.contains(id.rawValue)
                session.wasResolvedByVisitor = conversations.resolved.contains(id.rawValue)
                if let window = windows[id] {
                    session.isOpened = window.isOpened
                    session.repliesSeen = window.messages.filter { $0.from == .agent }.map(\.text)
                }
                for answer in answers where answer.session == id {
                    session.fieldValues.merge(answer.answer.handoff?.fields ?? [:]) { $1 }
                }
                try await read(viewOf: &session)
                sessions.append(session)
            }
        }
        return sessions
    }

    private func read(viewOf session: inout Evidence.Session) async throws {
        let link = StageWorld.address(StageWorld.core) + "/sessions/\(session.id)"
        guard let view = try await stage.backoffice.sessionView(link) else { return }
        session.wasHandedOff = view["handoff"]?["summary"]?.text != nil
        let skipped = (view["skippedFields"]?.elements ?? []).compactMap(\.text)
        session.skippedFields = Set(skipped.map { String($0.prefix { $0 != ":" }) })
    }

    /// Whether the status that is set at resolution is there, and has not been deleted since.
    private func hasStatus(_ name: String?) async throws -> Bool {
        guard let name else { return false }
        let object = StockCaseStatus.object
        if let id = stage.names.id(of: name, in: object) {
            return try await stage.creatio.row(id, of: object) != nil
        }
        let rows = try await stage.creatio.rows(of: object, where: "Name", equals: .string(name))
        return !rows.isEmpty
    }

    private func cases(_ evidence: Evidence, _ settings: GivenSettings?) async throws
        -> [Evidence.Case]
    {
        let announced = try await Announcements(
            exchanges: stage.recorder.trace.exchanges,
            logged: stage.creatio.announcedReplies().map(\.activityID)
        )
        let closed = await stage.creatio.processLog.filter { run in
            if case .completed = run.outcome { run.object == "Case" } else { false }
        }
        var cases: [Evidence.Case] = []
        for id in try await stage.createdCases() {
            var one = Evidence.Case(id: id)
            let activities = try await stage.activities(of: id)
            let own = try await stage.texts(at: "Notes", of: id, in: "Case")
            let words = own + activities.map(\.text)
            // A visitor may have one session open in two browsers.
            one.sessions = Set(evidence.sessions.map(\.id)).sorted().filter { session in
                words.contains { $0.contains(session) }
            }
            for activity in activities {
                one.activities.append(
                    try await self.activity(activity, of: id, announced, settings)
                )
            }
            for field in evidence.mappedFields where stage.catalogue.has(field, of: "Case") {
                let column = stage.catalogue.column(at: field, of: "Case")
                let texts = try await stage.texts(
                    at: column?.name ?? field,
                    of: id,
                    in: "Case"
                )
                one.columns[field] = texts.last
                one.columnTypes[field] = column.map { column in
                    guard let target = column.target else { return FieldReading(column.type) }
                    return .name(orIts: translations(of: texts, in: target))
                }
            }
            let flags = try await [
                stage.texts(at: "Status.IsFinal", of: id, in: "Case")[0],
                stage.texts(at: "Status.IsResolved", of: id, in: "Case")[0],
            ]
            one.isOver = flags.contains("true")
            one.closureWasAnnounced = closed.contains { $0.recordID == id }
            if let link = activities.first?.sessionLink {
                one.linkedSession = try await session(behind: link, among: evidence.sessions)
            }
            cases.append(one)
        }
        return cases
    }

    /// What a row is called in other languages.
    private func translations(of names: [String], in object: String) -> [String] {
        stage.scenario.given.creatio.translations.filter { $0.key == object }
            .flatMap(\.value)
            .filter { names.contains($0.key) }
            .flatMap { $0.value.map(\.value) }
    }

    /// The session that a link leads to: the one of the page behind it, or the one that it names
    /// where the settings lead elsewhere.
    private func session(behind link: String, among sessions: [Evidence.Session]) async throws
        -> String?
    {
        guard link.hasPrefix(StageWorld.address(StageWorld.core)) else {
            return sessions.first { link.contains($0.id) }?.id
        }
        return try await stage.backoffice.sessionView(link)?["id"]?.text
    }

    private func activity(
        _ activity: CaseActivity,
        of caseID: String,
        _ announced: Announcements,
        _ settings: GivenSettings?
    ) async throws -> Evidence.Activity {
        let isOwn = activity.authorID == stage.integrationContactID
        // By their ids, for an instance may call its rows as it likes.
        let row = try await stage.creatio.row(activity.id, of: "Activity")
        let direction = row?["MessageTypeId"]?.text
        let isDraft =
            direction == StockEmailType.outgoing.id
            && row?["EmailSendStatusId"]?.text == StockEmailSendStatus.notSent.id
        return Evidence.Activity(
            id: activity.id,
            title: activity.title,
            details: activity.details,
            isOwn: isOwn,
            isOfReplyType: try await isReply(activity, settings?.replyTypes),
            wasAnnounced: announced.name(activity.id, of: caseID),
            isForVisitor: !isDraft && direction != StockEmailType.incoming.id,
            isMarkup: activity.details.contains { "<>*_`[\\&".contains($0) }
                || settings?.replies?.stripsQuotedHistory == true
                || settings?.replies?.columns != nil
        )
    }

    /// Whether an activity is of the types that are replies; nil is the default of the settings.
    private func isReply(_ activity: CaseActivity, _ types: [String]?) async throws -> Bool {
        guard let types else {
            return [StockActivityType.task.id, StockActivityType.email.id]
                .contains(activity.typeID)
        }
        let shown = try await stage.texts(at: "Type", of: activity.id, in: "Activity")[0]
        return types.contains(shown)
    }

    /// Everything that people can read, but for the words of the scenario itself.
    private func texts() -> [(kind: String, text: String)] {
        let events = stage.recorder.trace.events.compactMap { event -> (String, String)? in
            if case .step = event { nil } else { ("the trace", event.text) }
        }
        return events + stage.logs.lines.map { ("a log", $0) }
    }
}

extension FieldReading {
    fileprivate init(_ type: ColumnType) {
        self =
            switch type {
            case .integer, .decimal: .number
            case .boolean: .truth
            case .dateTime, .date: .moment
            case .lookup: .name()
            case .text, .guid, .stream, .color: .text
            }
    }
}
