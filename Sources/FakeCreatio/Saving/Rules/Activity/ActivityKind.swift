/// An activity without a type takes that of its category.
struct ActivityKind: SaveRule {
    let object = "Activity"

    func apply(to change: inout RowChange, in transaction: RowTransaction) throws {
        guard change.new["TypeId"] == .null, let id = change.new["ActivityCategoryId"].id,
            let categories = transaction.model.table(StockActivityCategory.object),
            let category = try transaction.row(id, in: categories)
        else { return }
        change.new["TypeId"] = category["ActivityTypeId"]
    }
}
