/// A new account without a code gets the next number as one.
struct AccountCode: SaveRule {
    let object = "Account"

    func apply(to change: inout RowChange, in transaction: RowTransaction) throws {
        guard change.old == nil, change.new["Code"] == .text("") else { return }
        change.new["Code"] = .text(
            try SequenceNumber.next(for: object, in: SystemSettings(transaction: transaction))
        )
    }
}
