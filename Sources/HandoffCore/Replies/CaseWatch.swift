import CreatioClient
import JSON
import Logging
import Wire

/// Looks at open cases now and then, for replies and closures that no business process announced.
///
/// What it finds goes into the inbox like an announcement, under the same key: a webhook that
/// comes late is a repetition, and the order is kept in one place. It costs two queries for each
/// dozen of open cases and looks only at what changed since the last time.
struct CaseWatch: Sendable {
    /// How often the setting is looked at while the watch is off.
    private static let pause: Duration = .seconds(60)
    /// How far each look goes back behind the one before: Creatio's clock is not ours.
    private static let overlap: Duration = .seconds(300)

    let store: CoreStore
    let access: CreatioAccess
    /// Rung when something was found.
    let bell: Bell
    let environment: Environment

    /// Watches until the task is cancelled.
    func run() async throws {
        while !Task.isCancelled {
            let minutes = try await store.creatioSettings()?.replies.pollMinutes
            try await environment.clock.sleep(for: minutes.map { .seconds($0 * 60) } ?? Self.pause)
            guard let settings = try await store.creatioSettings(),
                settings.replies.pollMinutes != nil
            else { continue }
            do {
                try await look(settings)
            } catch let error as CreatioError {
                environment.logger.warning(
                    "open cases cannot be looked at; they will be at the next time",
                    metadata: ["error": "\(error)"]
                )
            }
        }
    }

    /// Looks once at all cases of open sessions.
    private func look(_ settings: CreatioSettings) async throws {
        let began = environment.now()
        let cases = try await store.watchedCases()
        guard let since = cases.since else { return }
        let reader = CaseReader(client: try await access.client(for: settings))
        for ids in cases.ids.slices(of: CaseReader.idsPerFilter) {
            try await lookForReplies(on: ids, since: since, settings, reader)
            try await lookForEnds(of: ids, reader)
        }
        try await store.setLooked(at: began + Self.overlap * -1)
    }

    private func lookForReplies(
        on cases: [CaseID],
        since: Timestamp,
        _ settings: CreatioSettings,
        _ reader: CaseReader
    ) async throws {
        let rows = try await reader.activities(of: cases, changedSince: since.iso8601())
        for row in rows {
            guard let id = row["Id"]?.text, let caseID = row.reference("CaseId"),
                settings.replyTypeIDs.contains(row.reference("TypeId") ?? "")
            else { continue }
            let activity = ActivityID(rawValue: id)
            guard try await store.origin(of: activity) == nil else { continue }
            try await announce(
                WebhookEvent(
                    kind: .activityAdded,
                    caseID: CaseID(rawValue: caseID),
                    activityID: activity
                )
            )
        }
    }

    /// A case that is over or is not there any more ends, or loses, its session.
    private func lookForEnds(of cases: [CaseID], _ reader: CaseReader) async throws {
        let states = try await reader.states(of: cases)
        for id in cases {
            let state = states.first { $0.caseID == id }
            guard state?.isOver ?? true else { continue }
            try await announce(WebhookEvent(kind: .caseChanged, caseID: id))
        }
    }

    private func announce(_ event: WebhookEvent) async throws {
        try await store.remember(event, newKey: environment.makeID(), now: environment.now())
        bell.ring()
    }
}
