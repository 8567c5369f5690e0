/// What the service measures, each with an `organisation` label.
enum ServiceMetric: String, CaseIterable {
    case outboxEntries = "handrail_outbox_entries"
    case outboxParked = "handrail_outbox_parked_entries"
    case outboxOldest = "handrail_outbox_oldest_age_seconds"
    case outboxAttempts = "handrail_outbox_waiting_attempts"
    case inboxWaiting = "handrail_inbox_waiting_events"
    case requestSeconds = "handrail_request_seconds"
    case creatioSeconds = "handrail_creatio_request_seconds"
    case isPaused = "handrail_creatio_paused"
    case isReady = "handrail_organisation_ready"

    /// What it means, for whoever reads a dashboard.
    var help: String {
        switch self {
        case .outboxEntries: "Entries of the outbox: what is still to be done in Creatio."
        case .outboxParked: "Entries that wait until somebody has changed something."
        case .outboxOldest: "How long the oldest entry has waited; 0 for an empty outbox."
        case .outboxAttempts: "Attempts that the waiting entries have had so far."
        case .inboxWaiting: "Announcements of Creatio that have not been applied."
        case .requestSeconds: "How long requests took, by surface and class of status."
        case .creatioSeconds: "How long calls of Creatio took, by method and outcome."
        case .isPaused: "1 while a Creatio that does not answer is only probed."
        case .isReady: "1 while the organisation's database is open and its loops run."
        }
    }

    static var help: [String: String] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.help) })
    }
}
