import CreatioClient
import Foundation
import JSON
import OData
import Wire

/// A rep who is asked to do something, and looked after by reading.
struct RepAtWork: Sendable {
    /// How often it is looked whether it is done.
    private static let pause = Duration.seconds(3)
    /// A case of a check has no more activities.
    private static let limit = 50

    let plan: WebhookPlan
    let client: CreatioClient
    /// The activity types of replies.
    let replyTypes: [String]
    /// How far the instance's clock is ahead.
    let skew: Duration
    let environment: Environment

    func opensCase() async throws -> Deed? {
        var options = QueryOptions()
        options.select = [["Id"], ["CreatedOn"]]
        options.filter = .function(
            "contains",
            [.path(["Subject"]), .literal(.string(plan.marker))]
        )
        options.top = 1
        let asked = options
        return try await isDone("Make a case in Creatio with the subject '\(plan.marker)'.") {
            try await client.query("Case", asked).first
        }
    }

    func replies(to caseID: String) async throws -> Deed? {
        try await addsActivity(
            to: caseID,
            """
            Add a reply to the case '\(plan.marker)' as you reply to customers: a Task with a \
            detailed result, or an Email.
            """
        ) { replyTypes.contains($0["TypeId"]?.text ?? "") }
    }

    func notes(on caseID: String) async throws -> Deed? {
        try await addsActivity(
            to: caseID,
            """
            Add an activity to the case '\(plan.marker)' that is for colleagues alone, as you \
            write one: a Call, for instance.
            """
        ) { _ in true }
    }

    func resolves(_ caseID: String) async throws -> Deed? {
        guard let id = UUID(uuidString: caseID) else { return nil }
        var flags = QueryOptions()
        flags.select = [["IsFinal"], ["IsResolved"]]
        var options = QueryOptions()
        options.select = [["Id"], ["ModifiedOn"]]
        options.expand = [ExpandItem(navigation: "Status", options: flags)]
        let asked = options
        return try await isDone(
            "Set the status of the case '\(plan.marker)' to Resolved.",
            at: "ModifiedOn"
        ) {
            let row = try await client.read("Case", id: id, asked)
            let status = row?["Status"]
            let isOver =
                status?["IsFinal"]?.truth == true || status?["IsResolved"]?.truth == true
            return isOver ? row : nil
        }
    }

    private func addsActivity(
        to caseID: String,
        _ request: String,
        where isMeant: (JSONValue) -> Bool
    ) async throws -> Deed? {
        guard let id = UUID(uuidString: caseID) else { return nil }
        var options = QueryOptions()
        options.select = [["Id"], ["TypeId"], ["CreatedOn"]]
        options.filter = .binary(.eq, .path(["Case", "Id"]), .literal(.guid(id)))
        options.orderBy = [OrderItem(expression: .path(["CreatedOn"]), isDescending: false)]
        options.top = Self.limit
        let known = try await client.query("Activity", options).map { $0["Id"]?.text }
        let asked = options
        return try await isDone(request) {
            try await client.query("Activity", asked)
                .first { !known.contains($0["Id"]?.text) && isMeant($0) }
        }
    }

    /// Asks for something and looks until it is there; nil where the time for it is over.
    private func isDone(
        _ request: String,
        at column: String = "CreatedOn",
        look: () async throws -> JSONValue?
    ) async throws -> Deed? {
        var progress = Progress(plan: plan, limit: plan.repWait, environment: environment)
        plan.say("→ " + request)
        while progress.goesOn() {
            do {
                if let row = try await look(), let id = row["Id"]?.text {
                    return deed(id, row[column]?.text)
                }
            } catch let error as CreatioError where error.isTransient {
                plan.say("\(error); it is looked at again.")
            }
            try await environment.clock.sleep(for: Self.pause)
        }
        return nil
    }

    private func deed(_ id: String, _ moment: String?) -> Deed {
        let instanceTime = moment.flatMap { Timestamp(iso8601: $0) }
        let now = environment.now()
        return Deed(
            recordID: id,
            at: instanceTime.map { min(now, $0 + skew * -1) } ?? now,
            instanceTime: instanceTime
        )
    }
}
