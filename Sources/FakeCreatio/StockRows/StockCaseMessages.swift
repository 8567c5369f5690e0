/// The channels of a message on a case whose ids are known (creatio.md section 4.5).
enum StockMessageNotifier: String, StockLookup {
    case portal = "0c61da8a-7a29-42c0-9877-08d5fef15f28"
    case social = "cbc093f4-ae7b-4ce1-89c9-51c5cddced59"

    static let object = "MessageNotifier"

    var name: String {
        switch self {
        case .portal: "Portal"
        case .social: "Social"
        }
    }
}

/// Whether an e-mail came in or went out (creatio.md section 4.5).
package enum StockEmailType: String, StockLookup {
    case incoming = "7f9d1f86-f36b-1410-068c-20cf30b39373"
    case outgoing = "7f6d3f94-f36b-1410-068c-20cf30b39373"

    package static let object = "EmailType"

    package var name: String {
        switch self {
        case .incoming: "Incoming"
        case .outgoing: "Outgoing"
        }
    }
}

/// What became of an e-mail that was to be sent (creatio.md section 4.5).
package enum StockEmailSendStatus: String, StockLookup {
    case notSent = "20c0c460-6107-e011-a646-16d83cab0980"
    case inProgress = "603ba6af-6107-e011-a646-16d83cab0980"
    case sent = "8074ffc0-6107-e011-a646-16d83cab0980"
    case opened = "7459545a-9229-4ee7-b501-03b8a50e2b39"

    package static let object = "EmailSendStatus"

    package var name: String {
        switch self {
        case .notSent: "Not sent"
        case .inProgress: "In progress"
        case .sent: "Sent"
        case .opened: "Opened"
        }
    }
}
