/// The dates of a case follow its status: when it was responded to, solved and closed; so does its
/// closure code.
struct CaseStages: SaveRule {
    let object = "Case"

    func apply(to change: inout RowChange, in transaction: RowTransaction) throws {
        guard change.changes("StatusId") else { return }
        let now = CellValue.moment(change.context.stamp.moment)
        let old = try status(change.old, in: transaction)
        let new = try status(change.new, in: transaction)
        if change.old?["StatusId"].id != nil { fill("RespondedOn", of: &change.new, with: now) }
        if new.isFinal || new.isResolved {
            fill("FirstSolutionProvidedOn", of: &change.new, with: now)
            fill("SolutionProvidedOn", of: &change.new, with: now)
        } else if old.isResolved {
            change.new["SolutionProvidedOn"] = .null
        }
        if new.isFinal {
            fill("ClosureDate", of: &change.new, with: now)
            fill(
                "ClosureCodeId",
                of: &change.new,
                with: try closureCode(new, change.context, in: transaction)
            )
        }
        if new.isPaused, let due = change.new["SolutionDate"].moment,
            due >= change.context.stamp.moment
        {
            change.new["SolutionDate"] = .null
        }
    }

    private struct Status {
        var isFinal = false
        var isResolved = false
        var isPaused = false
        var closureCode = CellValue.null
    }

    private func closureCode(
        _ status: Status,
        _ context: SaveContext,
        in transaction: RowTransaction
    ) throws -> CellValue {
        guard status.closureCode == .null, context.profile.hasCommonClosureCode else {
            return status.closureCode
        }
        return try SystemSettings(transaction: transaction).id("CaseClosureCodeDef")
    }

    private func status(
        _ row: EntityRow?,
        in transaction: RowTransaction
    ) throws -> Status {
        guard let id = row?["StatusId"].id,
            let table = transaction.model.table(StockCaseStatus.object),
            let status = try transaction.row(id, in: table)
        else { return Status() }
        return Status(
            isFinal: status["IsFinal"].isTrue,
            isResolved: status["IsResolved"].isTrue,
            isPaused: status["IsPaused"].isTrue,
            closureCode: status["ClosureCodeId"]
        )
    }

    private func fill(_ property: String, of row: inout EntityRow, with value: CellValue) {
        if row[property] == .null { row[property] = value }
    }
}
