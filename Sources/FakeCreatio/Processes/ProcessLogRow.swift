import Foundation
import Wire

/// The row of `SysProcessLog` that an instance of a process has (creatio.md section 5.2).
///
/// It is written past the entity layer: no process can be started by another one's log.
struct ProcessLogRow {
    let transaction: RowTransaction

    /// Adds the row of an instance that begins, if the object is there.
    func begin(_ start: ProcessStart, _ context: SaveContext) throws {
        guard let table = transaction.model.table("SysProcessLog") else { return }
        let moment = CellValue.moment(start.startedOn)
        var row = EntityRow(emptyIn: table)
        let values: [String: CellValue] = [
            "Id": .guid(start.id), "Name": .text(start.process), "StartDate": moment,
            "CreatedOn": moment, "ModifiedOn": moment, "CreatedById": .guid(context.contactID),
            "ModifiedById": .guid(context.contactID), "OwnerId": .guid(context.contactID),
            "StatusId": .guid(StockProcessStatus.running.id),
            "SysSchemaId": StockSchema.row(ofProcess: start.process).values["Id"] ?? .null,
            "PartitionKey": .moment(start.startedOn.startOfDay),
        ]
        for (property, value) in values { row[property] = value }
        try transaction.insert(row)
    }

    /// Writes down what became of the instance.
    func finish(_ id: String, _ outcome: ProcessRun.Outcome, at moment: Timestamp) throws {
        guard let table = transaction.model.table("SysProcessLog"),
            let old = try transaction.row(id, in: table)
        else { return }
        var row = old
        row["CompleteDate"] = .moment(moment)
        row["ModifiedOn"] = .moment(moment)
        row["StatusId"] = .guid(Self.status(outcome).id)
        if case .failed(let reason) = outcome { row["ErrorDescription"] = .text(reason) }
        let spent = Decimal(moment.microseconds - (old["StartDate"].moment ?? moment).microseconds)
        let units: [(String, Decimal)] = [
            ("DurationInMilliseconds", 1_000), ("DurationInMinutes", 60_000_000),
            ("DurationInHours", 3_600_000_000), ("DurationInDays", 86_400_000_000),
        ]
        for (property, unit) in units { row[property] = .decimal(spent / unit) }
        try transaction.update(row, from: old)
    }

    private static func status(_ outcome: ProcessRun.Outcome) -> StockProcessStatus {
        switch outcome {
        case .waiting: .running
        case .completed: .completed
        case .failed: .error
        }
    }
}
