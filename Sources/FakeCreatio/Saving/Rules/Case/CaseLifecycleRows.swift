import Foundation
import Wire

/// The life of a case in rows: one for each stretch in which status, owner and the like stayed the
/// same (creatio.md section 4.3).
struct CaseLifecycleRows: FollowUp {
    let object = "Case"

    /// What begins a new stretch.
    private static let watched = [
        "StatusId", "PriorityId", "ServiceItemId", "OwnerId", "GroupId", "SolutionDate",
        "SolutionProvidedOn",
    ]
    /// What a row takes over from the case when its stretch begins.
    private static let copied =
        watched + ["SupportLevelId", "ResponseOverdue", "SolutionOverdue"]

    func follow(_ change: RowChange, in layer: inout EntityLayer) throws {
        guard let rows = layer.transaction.model.table("CaseLifecycle"),
            change.old == nil || Self.watched.contains(where: change.changes)
        else { return }
        let now = change.context.stamp.moment
        if change.old != nil { try close(of: change.new, at: now, in: rows, &layer) }
        var values: [String: CellValue] = [
            "CaseId": .guid(change.new.id), "CaseRecordId": .guid(change.new.id),
            "StartDate": .moment(now),
        ]
        for property in Self.copied { values[property] = change.new[property] }
        _ = try layer.insert(into: rows, values)
    }

    private func close(
        of row: EntityRow,
        at now: Timestamp,
        in rows: EntityTable,
        _ layer: inout EntityLayer
    ) throws {
        let stretches = try layer.transaction.rows(of: rows, where: ("CaseId", .guid(row.id)))
        for open in stretches where open["EndDate"] == .null {
            let minutes =
                open["StartDate"].moment.map { Int((now - $0).components.seconds / 60) } ?? 0
            try layer.update(
                open.id,
                in: rows,
                [
                    "EndDate": .moment(now),
                    "StateDurationInMinutes": .integer(minutes),
                    "StateDurationInHours": .decimal(Decimal(minutes) / 60),
                    "StateDurationInDays": .decimal(Decimal(minutes) / 1440),
                ]
            )
        }
    }
}
