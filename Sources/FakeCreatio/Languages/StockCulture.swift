/// The languages of a new instance (creatio.md section 4.5).
///
/// That an instance has Ukrainian is measured (section 3.1); its id is assumed.
enum StockCulture: String, StockLookup {
    case english = "a5420246-0a8e-e111-84a3-00155d054c03"
    case russian = "1a778e3f-0a8e-e111-84a3-00155d054c03"
    case ukrainian = "c4b1a1d4-0a8e-e111-84a3-00155d054c03"

    static let object = "SysCulture"

    var name: String {
        switch self {
        case .english: "en-US"
        case .russian: "ru-RU"
        case .ukrainian: "uk-UA"
        }
    }

    /// Whether a text has the form of a culture's name: `en`, `en-US`, `sr-Latn-RS`.
    static func allows(_ name: String) -> Bool {
        name.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil
    }
}
