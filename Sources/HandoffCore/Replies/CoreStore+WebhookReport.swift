import GRDB
import Wire

/// Calls of the webhook that could not be applied, kept for operators.
extension CoreStore {
    /// How many different reasons are kept; the one that was heard last stays longest.
    static let remarkLimit = 200

    /// Keeps why a call was of no use.
    func remark(_ reason: String, now: Timestamp) throws {
        try write { try Self.remark(reason, now: now, in: $0) }
    }

    static func remark(_ reason: String, now: Timestamp, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO webhookRemark (reason, calls, firstAt, lastAt) VALUES (?, 1, ?, ?)
                ON CONFLICT (reason) DO UPDATE SET calls = calls + 1, lastAt = excluded.lastAt
                """,
            arguments: [reason, now, now]
        )
        try database.execute(
            sql: """
                DELETE FROM webhookRemark WHERE reason IN (SELECT reason FROM webhookRemark
                ORDER BY lastAt DESC, reason LIMIT -1 OFFSET ?)
                """,
            arguments: [remarkLimit]
        )
    }

    /// What was announced of a case lately, the newest last, each with what became of it.
    static func announcements(ofCase caseID: CaseID, in database: Database) throws -> [String] {
        try InboxEvent.filter(Column("caseID") == caseID)
            .order(Column("sequence").desc).limit(announcementLimit).fetchAll(database)
            .reversed()
            .map { event in
                let activity = event.activityID.map { " \($0)" } ?? ""
                let state = event.outcome ?? event.failure.map { "waiting: \($0)" } ?? "waiting"
                return "\(event.kind.rawValue)\(activity): \(state)"
            }
    }

    /// How many announcements a session view shows.
    private static let announcementLimit = 20

    /// What was heard of no use, the newest first, and what waits although it was tried.
    func webhookReport() throws -> WebhookReport {
        try read { database in
            let remarks = try Row.fetchAll(
                database,
                sql: "SELECT * FROM webhookRemark ORDER BY lastAt DESC, reason"
            )
            let waiting =
                try InboxEvent.filter(Column("outcome") == nil)
                .order(Column("sequence")).limit(Self.remarkLimit).fetchAll(database)
            return WebhookReport(
                ignored: remarks.map { row in
                    let first: Timestamp = row["firstAt"]
                    let last: Timestamp = row["lastAt"]
                    return WebhookReport.Remark(
                        reason: row["reason"],
                        calls: row["calls"],
                        firstAt: first.iso8601(),
                        lastAt: last.iso8601()
                    )
                },
                waiting: waiting.map { event in
                    WebhookReport.Waiting(
                        event: event.kind.rawValue,
                        caseID: event.caseID.rawValue,
                        receivedAt: event.receivedAt.iso8601(),
                        attempts: event.attempts,
                        failure: event.failure
                    )
                }
            )
        }
    }
}
