/// As what somebody takes part in an activity (creatio.md section 4.5).
package enum StockParticipantRole: String, StockLookup {
    case participant = "1a8324e8-a6e1-df11-971b-001d60e938c6"
    case responsible = "53fc4a92-b0ea-e111-96c4-00165d094c12"
    case from = "6a6390c4-a6e1-df11-971b-001d60e938c6"
    case to = "3a6893ce-a6e1-df11-971b-001d60e938c6"
    case copy = "3c6893ce-a6e1-df11-971b-001d60e938c6"
    case blindCopy = "ba1a7add-a6e1-df11-971b-001d60e938c6"

    package static let object = "ActivityParticipantRole"

    package var name: String {
        switch self {
        case .participant: "Participant"
        case .responsible: "Responsible"
        case .from: "From"
        case .to: "To"
        case .copy: "CC"
        case .blindCopy: "BCC"
        }
    }

    /// That the code is the English name is assumed; only the column is known.
    var stockRow: StockRow { row(["Code": .text(name)]) }
}

/// The kinds of phone numbers and addresses (creatio.md section 4.5).
package enum StockCommunicationType: String, StockLookup {
    case email = "ee1c85c3-cfcb-df11-9b2a-001d60e938c6"
    case mobilePhone = "d4a2dc80-30ca-df11-9b2a-001d60e938c6"
    case workPhone = "3dddb3cc-53ee-49c4-a71f-e9e257f59e49"
    case homePhone = "0da6a26b-d7bc-df11-b00f-001d60e938c6"
    case mainPhone = "6a3fb10c-67cc-df11-9b2a-001d60e938c6"
    case additionalPhone = "2b387201-67cc-df11-9b2a-001d60e938c6"
    case fax = "9a7ab41b-67cc-df11-9b2a-001d60e938c6"
    case web = "6a8ba927-67cc-df11-9b2a-001d60e938c6"
    case skype = "09e4bda6-cfcb-df11-9b2a-001d60e938c6"
    case facebook = "2795dd03-bacf-e011-92c3-00155d04c01d"
    case linkedIn = "ea0f3b0a-bacf-e011-92c3-00155d04c01d"
    case twitter = "e7139487-bad3-e011-92c3-00155d04c01d"
    case extensionPhone = "e9d91e45-8d92-4e38-95a0-ef8aa28c9e7a"
    case otherPhone = "21c0d693-9a52-43fa-b7f1-c6d8b53975d4"

    package static let object = "CommunicationType"

    package var name: String {
        switch self {
        case .email: "Email"
        case .mobilePhone: "Mobile phone"
        case .workPhone: "Work phone"
        case .homePhone: "Home phone"
        case .mainPhone: "Main phone"
        case .additionalPhone: "Additional phone"
        case .fax: "Fax"
        case .web: "Web"
        case .skype: "Skype"
        case .facebook: "Facebook"
        case .linkedIn: "LinkedIn"
        case .twitter: "Twitter"
        case .extensionPhone: "Extension phone"
        case .otherPhone: "Other phone"
        }
    }

    /// Whom a kind is for is assumed, but for those that a main column of the object is one of.
    var stockRow: StockRow {
        let forAccounts: Set<Self> = [.mainPhone, .additionalPhone, .fax]
        let forContacts: Set<Self> = [.mobilePhone, .workPhone, .homePhone, .skype]
        return row([
            "UseforAccounts": .boolean(!forContacts.contains(self)),
            "UseforContacts": .boolean(!forAccounts.contains(self)),
        ])
    }
}
