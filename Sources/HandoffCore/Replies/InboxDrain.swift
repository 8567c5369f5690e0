import CreatioClient
import Foundation
import JSON
import Logging
import OData
import Wire

/// Applies what Creatio announced for a case, event after event.
///
/// The announcement is never trusted for what it says: activity and case are read back.
struct InboxDrain: Sendable {
    /// Creatio's answers are read in pages of this many rows.
    private static let pageSize = 100

    let store: CoreStore
    let access: CreatioAccess
    let environment: Environment

    func drain(_ caseID: CaseID) async throws {
        while let event = try await store.beginAttempt(ofInboxOf: caseID, now: environment.now()) {
            do {
                let outcome = try await apply(event)
                try await store.finish(event, outcome: outcome)
            } catch let error as CreatioError where !error.isTransient {
                log("a webhook event cannot be applied", event, error)
                try await store.finish(event, outcome: "failed: \(error)")
            } catch let error as CreatioError {
                log("a webhook event will be tried again", event, error)
                let delay = RetrySchedule.delay(
                    afterAttempts: event.attempts,
                    random: environment.random()
                )
                try await store.postpone(
                    event,
                    until: environment.now() + delay,
                    because: "\(error)"
                )
            }
        }
    }

    private func apply(_ event: InboxEvent) async throws -> String {
        guard let session = try await store.session(ofCase: event.caseID),
            let settings = try await store.creatioSettings()
        else {
            environment.logger.notice(
                "webhook event for an unknown case",
                metadata: ["case": "\(event.caseID)"]
            )
            return "unknown case"
        }
        let client = try await access.client(for: settings)
        switch event.kind {
        case .activityAdded:
            if let activity = event.activityID {
                return try await deliver(activity, event.caseID, session, settings, client)
            }
            return try await deliverNew(of: event.caseID, session, settings, client)
        case .caseClosed:
            return try await closeIfOver(event.caseID, session, client)
        }
    }

    private func deliver(
        _ activity: ActivityID,
        _ caseID: CaseID,
        _ session: SessionID,
        _ settings: CreatioSettings,
        _ client: CreatioClient
    ) async throws -> String {
        if let origin = try await store.isSettled(activity) { return origin.rawValue }
        let row = try await client.read("Activity", id: activity.guid, Self.replyOptions())
        guard let row, let reply = Reply(row: row, caseID: caseID, settings: settings) else {
            return "the activity is gone"
        }
        return try await store.deliver(reply, to: session, now: environment.now())
    }

    /// Reads the case's activities page by page and delivers those that are new, oldest first.
    private func deliverNew(
        of caseID: CaseID,
        _ session: SessionID,
        _ settings: CreatioSettings,
        _ client: CreatioClient
    ) async throws -> String {
        var options = Self.replyOptions()
        options.filter = .binary(.eq, .path(["Case", "Id"]), .literal(.guid(try caseID.guid)))
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        options.top = Self.pageSize
        var skipped = 0
        var delivered = 0
        while true {
            options.skip = skipped
            let page = try await client.query("Activity", options)
            for row in page {
                guard let reply = Reply(row: row, caseID: caseID, settings: settings),
                    try await store.isSettled(reply.activityID) == nil
                else { continue }
                _ = try await store.deliver(reply, to: session, now: environment.now())
                if case .forVisitor = reply.content { delivered += 1 }
            }
            guard page.count == Self.pageSize else { return "delivered \(delivered)" }
            skipped += page.count
        }
    }

    private func closeIfOver(_ caseID: CaseID, _ session: SessionID, _ client: CreatioClient)
        async throws -> String
    {
        var options = QueryOptions()
        options.select = [["Id"], ["StatusId"]]
        var status = QueryOptions()
        status.select = [["IsFinal"], ["IsResolved"]]
        options.expand = [ExpandItem(navigation: "Status", options: status)]
        guard let row = try await client.read("Case", id: caseID.guid, options) else {
            return "the case is gone"
        }
        let isOver =
            row["Status"]?["IsFinal"]?.truth == true || row["Status"]?["IsResolved"]?.truth == true
        guard isOver else { return "ignored: the case is not over" }
        return try await store.closeByIntegration(session, now: environment.now())
    }

    private static func replyOptions() -> QueryOptions {
        var options = QueryOptions()
        options.select = Reply.columns.map { [$0] }
        var author = QueryOptions()
        author.select = [["Name"]]
        options.expand = [ExpandItem(navigation: "Author", options: author)]
        return options
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
