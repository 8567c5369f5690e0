/// The numbers that objects give to their rows: a mask and a running number, both in system
/// settings such as `CaseCodeMask` and `CaseLastNumber` (creatio.md section 4.3).
enum SequenceNumber {
    /// The next number of the object, `SR00000001` for the first case; empty where the settings
    /// are missing.
    static func next(for object: String, in settings: SystemSettings) throws -> String {
        guard let number = try settings.increment(object + "LastNumber") else { return "" }
        return text(of: number, mask: try settings.text(object + "CodeMask"))
    }

    /// The number in the place that the mask has for it: `{0}`, or `{0:0000}` for that many
    /// digits at least.
    private static func text(of number: Int, mask: String) -> String {
        guard let open = mask.firstRange(of: "{0"),
            let close = mask[open.upperBound...].firstIndex(of: "}")
        else { return mask + String(number) }
        let digits = mask[open.upperBound..<close].count { $0 == "0" }
        let plain = String(number)
        let padded = String(repeating: "0", count: max(0, digits - plain.count)) + plain
        return mask[..<open.lowerBound] + padded + mask[mask.index(after: close)...]
    }
}
