import CreatioClient
import Foundation
import HandoffCore
import JSON
import OData
import Wire

/// Makes a contact, a case and an activity as the core does, looks at what became of them, and
/// deletes them again.
struct WriteChecks {
    let plan: WritePlan
    private var records: PlannedRecords

    static func run(_ plan: WritePlan, on bench: inout CheckBench) async throws {
        var checks = WriteChecks(plan: plan, client: try bench.client)
        do {
            try await checks.make(on: &bench)
            try await checks.lookBack(on: &bench)
            try await checks.resolve(on: &bench)
        } catch let error as CreatioError {
            bench.leaveOpen(.texts, "\(error)")
        }
        try await checks.records.cleanUp(plan.records, on: &bench)
    }

    private init(plan: WritePlan, client: CreatioClient) {
        self.plan = plan
        records = PlannedRecords(client: client, marker: plan.marker)
    }

    // MARK: - Making

    private mutating func make(on bench: inout CheckBench) async throws {
        let row = WriteRows(plan: plan, bench: bench)
        if let contact = plan.contact {
            try await create(contact, row.contact(contact), on: &bench)
        }
        let contact = plan.contact.flatMap { isMade($0) ? $0 : nil }
        try await create(plan.case, row.case(plan.case, of: contact), on: &bench)
        let `case` = isMade(plan.case) ? plan.case : nil
        try await create(plan.activity, row.activity(plan.activity, on: `case`), on: &bench)
    }

    private func isMade(_ record: WritePlan.Record) -> Bool { records.isMade(record) }

    private mutating func create(
        _ record: WritePlan.Record,
        _ row: JSONValue,
        on bench: inout CheckBench
    ) async throws {
        guard let error = try await records.create(record, row) else {
            return bench.pass(.create, "\(record.id) was made", subject: record.object)
        }
        if error.isRefusal {
            bench.fail(.create, "\(error)", subject: record.object)
        } else {
            bench.leaveOpen(.create, "\(error)", subject: record.object)
        }
    }

    // MARK: - Looking back

    private func lookBack(on bench: inout CheckBench) async throws {
        let row = WriteRows(plan: plan, bench: bench)
        var changed: [String] = []
        if isMade(plan.case) {
            let found = try await records.read(
                plan.case,
                ["Subject", "Symptoms", "Number", "StatusId"]
            )
            changed += row.differences(of: found, in: "Case")
            try await defaults(of: found, on: &bench)
        } else {
            bench.skip(.defaults, "no case was made")
        }
        if isMade(plan.activity) {
            let found = try await records.read(plan.activity, ["Title", "Notes"])
            changed += row.differences(of: found, in: "Activity")
        }
        guard isMade(plan.case) || isMade(plan.activity) else {
            return bench.skip(.texts, "nothing was made that has a text")
        }
        if changed.isEmpty {
            bench.pass(.texts, "texts came back whole")
        } else {
            bench.fail(.texts, changed.joined(separator: "; "))
        }
    }

    /// A case that is over from the beginning gets no reply.
    private func defaults(of row: JSONValue?, on bench: inout CheckBench) async throws {
        guard let number = row?["Number"]?.text, !number.isEmpty else {
            return bench.fail(.defaults, "a new case has no number")
        }
        let status = row?["StatusId"]?.text ?? ""
        guard let id = UUID(uuidString: status), status.contains(where: { !"0-".contains($0) })
        else { return bench.fail(.defaults, "a new case has no status") }
        var options = QueryOptions()
        options.select = [["Name"], ["IsFinal"], ["IsResolved"]]
        let found = try await records.client.read("CaseStatus", id: id, options)
        let name = found?["Name"]?.text ?? status
        if found?["IsFinal"]?.truth == true || found?["IsResolved"]?.truth == true {
            bench.fail(.defaults, "a new case is '\(name)', and so it is over at once")
        } else {
            bench.pass(.defaults, "a new case is '\(name)' and has a number")
        }
    }

    // MARK: - Changing

    private func resolve(on bench: inout CheckBench) async throws {
        guard isMade(plan.case), let id = UUID(uuidString: plan.case.id) else {
            bench.skip(.update, "no case was made", subject: "Case")
            return bench.skip(.status, "no case was made")
        }
        let status = bench.integration.resolvedStatusID
        do {
            try await records.client.update(
                "Case",
                id: id,
                status.map { ["StatusId": .string($0)] } ?? ["Notes": .string(plan.marker)]
            )
        } catch let error as CreatioError {
            if error.isRefusal {
                bench.fail(.update, "\(error)", subject: "Case")
            } else {
                bench.leaveOpen(.update, "\(error)", subject: "Case")
            }
            return bench.skip(.status, "the case was not changed")
        }
        bench.pass(.update, "\(plan.case.id) was changed", subject: "Case")
        guard let status else { return bench.skip(.status, "Resolved Status ID is not set") }
        let found = try await records.read(plan.case, ["StatusId"])?["StatusId"]?.text
        if found == status {
            bench.pass(.status, "the case has the Resolved Status")
        } else {
            bench.fail(.status, "the case was set to '\(status)' and has '\(found ?? "")'")
        }
    }
}
