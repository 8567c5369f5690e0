import CreatioClient
import JSON
import Logging
import Wire

/// Applies what Creatio announced for a case.
///
/// The announcement is never trusted for what it says: activity and case are read back. All that
/// is due is applied together, replies in the order in which they were written, and before the
/// end of their case.
struct InboxDrain: Sendable {
    let store: CoreStore
    let access: CreatioAccess
    /// Where the core is reached; the links of files begin with it.
    let publicURL: String
    let gate: Gate
    let environment: Environment

    func drain(_ caseID: CaseID) async throws {
        while gate.isOpen {
            let now = environment.now()
            let events = try await store.beginAttempt(ofInboxOf: caseID, now: now)
            if events.isEmpty { return }
            do {
                try await apply(events, of: caseID)
                access.breaker.noteAnswer()
            } catch let error as CreatioError {
                access.breaker.note(error)
                try await giveUpOrWait(events, error)
            }
        }
    }

    private func apply(_ events: [InboxEvent], of caseID: CaseID) async throws {
        let session: SessionID
        switch try await store.ownership(of: caseID) {
        case .of(let id): session = id
        case .lost:
            return try await dismiss(events, "an event for a case that was deleted in Creatio")
        case .unknown:
            return try await dismiss(events, "an event for a case that is none of OpenCX's")
        }
        guard let settings = try await store.creatioSettings() else {
            return try await dismiss(events, "an event although no integration is saved")
        }
        let reader = CaseReader(client: try await access.client(for: settings))
        let courier = ReplyCourier(
            reader: reader,
            settings: settings,
            caseID: caseID,
            session: session,
            store: store,
            publicURL: publicURL,
            environment: environment
        )
        let changes = events.filter { $0.kind == .caseChanged }
        let named = events.compactMap(\.activityID)
        let isForWholeCase =
            events.contains { $0.kind == .activityAdded && $0.activityID == nil }
            || (!changes.isEmpty && settings.replies.pollMinutes != nil)
        let outcomes = try await courier.deliver(named, andAllNew: isForWholeCase)
        for event in events where event.kind == .activityAdded {
            let outcome = event.activityID.map { outcomes[$0] ?? "the activity is gone" }
            let count = outcomes.values.count { $0 == "delivered" }
            try await store.finish(event, outcome: outcome ?? "delivered \(count)")
        }
        guard !changes.isEmpty else { return }
        let state = try await reader.state(of: caseID)
        let outcome = try await store.follow(state, of: session, now: environment.now())
        for event in changes { try await store.finish(event, outcome: outcome) }
    }

    private func dismiss(_ events: [InboxEvent], _ reason: String) async throws {
        environment.logger.notice(
            "webhook event of no use",
            metadata: ["case": "\(events[0].caseID)", "reason": "\(reason)"]
        )
        try await store.dismiss(events, because: reason, now: environment.now())
    }

    private func giveUpOrWait(_ events: [InboxEvent], _ error: CreatioError) async throws {
        let retry = RetrySchedule(environment: environment)
        for event in events {
            guard let moment = retry.nextAttempt(after: error, attempts: event.attempts) else {
                log("a webhook event cannot be applied", event, error)
                try await store.finish(event, outcome: "failed: \(error)")
                continue
            }
            log("a webhook event will be tried again", event, error)
            try await store.postpone(event, until: moment, because: "\(error)")
        }
    }

    private func log(_ message: Logger.Message, _ event: InboxEvent, _ error: CreatioError) {
        environment.logger.warning(
            message,
            metadata: [
                "case": "\(event.caseID)", "event": "\(event.kind.rawValue)",
                "attempt": "\(event.attempts)", "error": "\(error)",
            ]
        )
    }
}
