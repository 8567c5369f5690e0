/// Why a case was closed (creatio.md section 4.5).
package enum StockClosureCode: String, StockLookup {
    /// The default; its name is assumed.
    case solved = "b69f315c-f36b-1410-159b-0050ba5d6c38"
    case canceledByUser = "068ea63f-f5da-4d0e-b061-95a64ad120e7"
    case closedByUser = "7643e27f-51b2-4226-9001-e2a0aa415b3f"
    case canceledAsDuplicate = "7ce9843e-6855-4412-9282-ec55edf6d05b"
    case blacklistedEmail = "5f0d0a0a-bfb2-4ca9-a6ee-438ce12aa05c"
    case automaticReply = "298b5a1a-18d7-4e8a-9f42-00c7c1ae1fbf"
    case spam = "2b74ea83-21f8-4f5d-8b92-fa2b8d823cba"

    package static let object = "ClosureCode"

    package var name: String {
        switch self {
        case .solved: "Solved"
        case .canceledByUser: "Canceled by user"
        case .closedByUser: "Closed by user"
        case .canceledAsDuplicate: "Canceled as duplicate"
        case .blacklistedEmail: "Received from blacklisted e-mail"
        case .automaticReply: "Automatic reply"
        case .spam: "Spam"
        }
    }
}

/// The rating of a case; of the five that there are, one id is known (creatio.md section 4.5).
package enum StockSatisfactionLevel: String, StockLookup {
    case satisfied = "0a0808c5-5415-41f0-bea3-118cc3089959"

    package static let object = "SatisfactionLevel"
    package var name: String { "Satisfied" }

    /// 3 to 5 points close the case (section 4.3); that this level is the fourth is assumed.
    var stockRow: StockRow {
        row([
            "Point": .integer(4), "StatusId": .guid(StockCaseStatus.closed.id),
            "IsActive": .boolean(true),
        ])
    }
}

/// The lines of support (creatio.md section 4.5).
package enum StockSupportLevel: String, StockLookup {
    case firstLine = "ff7f2f92-f36b-1410-3d9c-0050ba5d6c38"

    package static let object = "RoleInServiceTeam"
    package var name: String { "1st line" }
}

/// The group of files that a file belongs to when nobody says otherwise; its name is assumed.
package enum StockFileGroup: String, StockLookup {
    case common = "efbf3a0d-d780-465a-8e4b-8c0765197cfb"

    package static let object = "FileGroup"
    package var name: String { "Default" }
}

/// The language of a new instance (creatio.md section 4.5).
package enum StockLanguage: String, StockLookup {
    case english = "6ebc31fa-ee6c-48e9-81bf-8003ac03b019"

    package static let object = "SysLanguage"
    package var name: String { "English (United States)" }

    var stockRow: StockRow {
        row(["Code": .text("en-US"), "IsUsed": .boolean(true)])
    }
}
