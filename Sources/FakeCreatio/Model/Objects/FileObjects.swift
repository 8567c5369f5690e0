/// Files on records: the columns of the common parent and a lookup to the record (creatio.md
/// section 4.2).
extension EntitySchema {
    /// A file of a case.
    static let caseFile = file(
        "CaseFile",
        columns: [
            .lookup("Case", to: "Case", integrity: .owned),
            Column("IsNeedToNotify", .boolean, default: .constant(.boolean(true))),
        ]
    )

    /// A file of an activity, such as the attachment of an e-mail.
    static let activityFile = file(
        "ActivityFile",
        columns: [
            .lookup("Activity", to: "Activity", integrity: .owned),
            Column("CreatedByInvCRM", .boolean),
            Column("Uploaded", .boolean, default: .constant(.boolean(true))),
            Column("ErrorOnUpload", .longText),
            Column("ExternalStorageProperties", .maxSizeText),
            Column("Inline", .boolean, default: .constant(.boolean(false))),
        ]
    )

    /// A file of a contact.
    static let contactFile = file(
        "ContactFile",
        columns: [.lookup("Contact", to: "Contact", integrity: .owned)]
    )

    /// A file of a message of the portal.
    static let portalMessageFile = file(
        "PortalMessageFile",
        columns: [.lookup("PortalMessage", to: "PortalMessage", integrity: .owned)]
    )

    /// A file of any record, which it names without a foreign key.
    static let sysFile = file(
        "SysFile",
        storageColumns: [Column("RecordSchemaName", .shortText), Column("RecordId", .guid)]
    )

    private static func file(
        _ name: String,
        columns: [Column] = [],
        storageColumns: [Column] = []
    ) -> EntitySchema {
        let common: [Column] = [
            Column("Name", .mediumText, isRequired: true),
            Column("Notes", .maxSizeText),
            .lookup("LockedBy", to: "Contact"),
            Column("LockedOn", .dateTime),
            .lookup("Type", to: "FileType"),
            Column("Version", .integer),
            Column("Size", .integer),
        ]
        let storage: Column = .lookup("SysFileStorage", to: "SysFileContentStorage")
        let rest: [Column] = [
            .lookup(
                "FileGroup",
                to: "FileGroup",
                default: .constant(.guid(StockFileGroup.common.id))
            ),
            Column("Tag", .mediumText),
            Column("Data", .stream),
        ]
        return EntitySchema(name, columns: common + columns + [storage] + storageColumns + rest)
    }
}
