/// The stock stages of a case (creatio.md section 4.5).
package enum StockCaseStatus: String, StockLookup {
    case new = "ae5f2f10-f46b-1410-fd9a-0050ba5d6c38"
    case inProgress = "7e9f1204-f46b-1410-fb9a-0050ba5d6c38"
    case waitingForResponse = "3859c6e7-cbcb-486b-ba53-77808fe6e593"
    case resolved = "ae7f411e-f46b-1410-009b-0050ba5d6c38"
    case reopened = "f063ebbe-fdc6-4982-8431-d8cfa52fedcf"
    case closed = "3e7f420c-f46b-1410-fc9a-0050ba5d6c38"
    case canceled = "6e5f4218-f46b-1410-fe9a-0050ba5d6c38"

    package static let object = "CaseStatus"

    package var name: String {
        switch self {
        case .new: "New"
        case .inProgress: "In progress"
        case .waitingForResponse: "Waiting for response"
        case .resolved: "Resolved"
        case .reopened: "Reopened"
        case .closed: "Closed"
        case .canceled: "Canceled"
        }
    }

    /// The flags decide what a change to the status does to the case (creatio.md section 4.3).
    var stockRow: StockRow {
        row([
            "IsFinal": .boolean(self == .closed || self == .canceled),
            "IsResolved": .boolean(self == .resolved),
            "IsPaused": .boolean(self == .waitingForResponse),
            "IsDisplayed": .boolean(true),
        ])
    }
}
