/// The numbers that objects give to their rows.
enum SequenceNumber {
    /// The digits behind `SR` in a case's number (creatio.md section 4.3).
    private static let caseDigits = 8

    /// The next number of the object: `SR00000001` for a case, plain digits elsewhere.
    static func next(for object: String, in transaction: RowTransaction) throws -> String {
        let digits = String(try transaction.nextNumber(of: object))
        guard object == "Case" else { return digits }
        return "SR" + String(repeating: "0", count: max(0, caseDigits - digits.count)) + digits
    }
}
