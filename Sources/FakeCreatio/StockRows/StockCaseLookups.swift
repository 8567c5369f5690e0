/// The stock priorities of a case (creatio.md section 4.5).
package enum StockCasePriority: String, StockLookup {
    case critical = "afb33208-f46b-1410-ec8c-0050ba5d6c38"
    case high = "8b700f24-f46b-1410-ee8c-0050ba5d6c38"
    case medium = "d9bd322c-f46b-1410-ee8c-0050ba5d6c38"
    /// Assumed: no public source tells this id.
    case low = "dabd322c-f46b-1410-ee8c-0050ba5d6c38"

    package static let object = "CasePriority"

    package var name: String {
        switch self {
        case .critical: "Critical"
        case .high: "High"
        case .medium: "Medium"
        case .low: "Low"
        }
    }

    /// The order of urgency is assumed; only the column is known.
    var stockRow: StockRow {
        let urgency =
            switch self {
            case .critical: 1
            case .high: 2
            case .medium: 3
            case .low: 4
            }
        return row(["Priority": .integer(urgency)])
    }
}

/// The stock origins of a case (creatio.md section 4.5).
package enum StockCaseOrigin: String, StockLookup {
    case call = "5e5e202a-f46b-1410-3692-0050ba5d6c38"
    case email = "7f9e1f1e-f46b-1410-3492-0050ba5d6c38"
    case portal = "debf4124-f46b-1410-3592-0050ba5d6c38"

    package static let object = "CaseOrigin"

    package var name: String {
        switch self {
        case .call: "Call"
        case .email: "Email"
        case .portal: "Portal"
        }
    }
}

/// The stock categories of a case (creatio.md section 4.5).
package enum StockCaseCategory: String, StockLookup {
    case incident = "1b0bc159-150a-e111-a31b-00155d04c01d"
    case serviceRequest = "1c0bc159-150a-e111-a31b-00155d04c01d"

    package static let object = "CaseCategory"

    package var name: String {
        switch self {
        case .incident: "Incident"
        case .serviceRequest: "Service request"
        }
    }
}
