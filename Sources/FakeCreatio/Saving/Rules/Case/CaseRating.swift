/// The customer's rating of a case leads to a status: a bad one reopens the case, a good one
/// closes it.
///
/// It takes a system operation to change the rating (creatio.md section 4.3).
struct CaseRating: SaveRule {
    let object = "Case"

    func apply(to change: inout RowChange, in transaction: RowTransaction) throws {
        guard change.changes("SatisfactionLevelId") else { return }
        let operation = SystemOperation.changeSatisfactionLevel
        guard !change.context.missingOperations.contains(operation) else {
            throw change.context.refusal(.missingOperation(operation.rawValue))
        }
        guard let id = change.new["SatisfactionLevelId"].id,
            let levels = transaction.model.table("SatisfactionLevel"),
            let status = try transaction.row(id, in: levels)?["StatusId"], status != .null
        else { return }
        change.new["StatusId"] = status
    }
}
