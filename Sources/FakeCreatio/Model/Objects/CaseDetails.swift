/// What hangs on a case (creatio.md section 4.2).
extension EntitySchema {
    /// A stretch of a case's life in which status, owner and the like stayed the same; the
    /// platform writes these rows.
    static let caseLifecycle = EntitySchema(
        "CaseLifecycle",
        columns: [
            .lookup("Case", to: "Case", integrity: .owned),
            .lookup("Status", to: "CaseStatus"),
            Column("StartDate", .dateTime),
            Column("EndDate", .dateTime),
            .lookup("Priority", to: "CasePriority"),
            .lookup("ServiceItem", to: "ServiceItem"),
            .lookup("Owner", to: "Contact"),
            Column("ResponseOverdue", .boolean),
            Column("SolutionOverdue", .boolean),
            .lookup("Group", to: "SysAdminUnit"),
            .lookup("SupportLevel", to: "RoleInServiceTeam"),
            Column("StateDurationInMinutes", .integer),
            Column("StateDurationInHours", .decimal(scale: 1)),
            Column("StateDurationInDays", .decimal(scale: 2)),
            Column("SolutionProvidedOn", .dateTime),
            Column("SolutionDate", .dateTime),
            Column("CaseRecordId", .guid),
        ]
    )

    /// A message on a case, whatever channel it came by; the platform writes these rows.
    static let caseMessageHistory = EntitySchema(
        "CaseMessageHistory",
        columns: [
            Column("Message", .maxSizeText),
            .lookup("MessageNotifier", to: "MessageNotifier"),
            Column("RecordId", .guid),
            Column("HasAttachment", .boolean),
            .lookup("Case", to: "Case", integrity: .owned),
        ]
    )

    /// A tag on a case.
    static let caseInTag = EntitySchema(
        "CaseInTag",
        columns: [
            .lookup("Tag", to: "CaseTag", isRequired: true, integrity: .owned),
            .lookup("Entity", to: "Case", isRequired: true, integrity: .owned),
        ]
    )

    /// A tag for cases.
    static let caseTag = EntitySchema(
        "CaseTag",
        columns: [
            Column("Name", .mediumText),
            .lookup(
                "Type",
                to: "TagType",
                isRequired: true,
                default: .constant(.guid("8d7f6d6c-4ca5-4b43-bdd9-a5e01a582260"))
            ),
        ]
    )
}
