/// A case without a description gets its subject as one.
struct CaseDescription: SaveRule {
    let object = "Case"

    func apply(to change: inout RowChange, in transaction: RowTransaction) {
        if change.new["Symptoms"] == .text("") { change.new["Symptoms"] = change.new["Subject"] }
    }
}
