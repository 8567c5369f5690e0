/// Phone numbers and addresses (creatio.md section 4.2).
extension EntitySchema {
    /// A phone number or address of a contact.
    static let contactCommunication = EntitySchema(
        "ContactCommunication",
        columns: [
            .lookup("CommunicationType", to: "CommunicationType", isRequired: true),
            Column("Number", .mediumText, isRequired: true),
            .lookup("Contact", to: "Contact", isRequired: true, integrity: .owned),
            Column("Position", .integer),
            Column("SocialMediaId", .mediumText),
            Column("SearchNumber", .shortText),
            Column("IsCreatedBySynchronization", .boolean),
            Column("ExternalCommunicationType", .longText),
            Column("Primary", .boolean),
            Column("NonActual", .boolean),
            .lookup("NonActualReason", to: "NonActualReason"),
            Column("DateSetNonActual", .date),
        ]
    )

    /// A phone number or address of an account.
    static let accountCommunication = EntitySchema(
        "AccountCommunication",
        columns: [
            .lookup("CommunicationType", to: "CommunicationType", isRequired: true),
            Column("Number", .mediumText, isRequired: true),
            .lookup("Account", to: "Account", integrity: .owned),
            Column("Position", .integer),
            Column("SocialMediaId", .mediumText),
            Column("SearchNumber", .shortText),
            Column("Primary", .boolean),
            Column("NonActual", .boolean),
            .lookup("NonActualReason", to: "NonActualReason"),
            Column("DateSetNonActual", .date),
        ]
    )

    /// The kinds of phone numbers and addresses.
    static let communicationType = lookup(
        "CommunicationType",
        columns: [
            Column("HyperlinkTemplate", .mediumText),
            Column("UseforAccounts", .boolean),
            Column("UseforContacts", .boolean),
            .lookup("ImageLink", to: "SysImage"),
            Column("DisplayFormat", .mediumText, default: .constant(.text("text"))),
            Column("Image", .stream),
        ]
    )
}
