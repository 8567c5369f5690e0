import OData
import Wire

/// By what an instance judges the body of an insert or update.
struct PayloadRules {
    var level = EvidenceLevel.documented
    var profile = InstanceProfile()
    /// Whether numbers may stand in quotes: `IEEE754Compatible=true`.
    var readsNumbersInText = false
    /// What `$<id>` means in the body.
    var references = BatchReferences()

    /// The rules for what a test seeds and compares.
    static let own = PayloadRules()

    /// The moment that a text means, null for the zero date; nil where it means none.
    ///
    /// A moment needs its zone: of the two builds that were measured, the newer one refuses one
    /// without, the older one stores year 1. A date alone is midnight in the server's zone
    /// (creatio.md section 3.3).
    func moment(_ text: String) -> CellValue? {
        if text == CellValue.zeroDate { return .null }
        if let moment = Timestamp(iso8601: text) { return .moment(moment) }
        if let midnight = Timestamp(iso8601: text + "T00:00:00Z") {
            return .moment(midnight + (.zero - profile.serverTimeZoneOffset))
        }
        let isZoneless = Timestamp(iso8601: text + "Z") != nil
        return isZoneless && !profile.refusesZonelessDates ? .null : nil
    }
}
