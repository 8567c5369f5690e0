extension EntitySchema {
    /// A customer request (creatio.md section 4.1).
    static let `case` = EntitySchema(
        "Case",
        displayColumn: "Number",
        columns: [
            Column("Number", .shortText, default: .sequence),
            Column("RegisteredOn", .dateTime, isRequired: true, default: .currentDateTime),
            Column("Subject", .longText, isRequired: true),
            Column("Symptoms", .maxSizeText),
            .lookup("Owner", to: "Contact"),
            Column("ResponseDate", .dateTime),
            Column("SolutionDate", .dateTime),
            .lookup(
                "Status",
                to: "CaseStatus",
                isRequired: true,
                default: .setting("CaseStatusDef")
            ),
            Column("Notes", .maxSizeText),
            .lookup("Priority", to: "CasePriority", default: .setting("CasePriorityDef")),
            .lookup("Origin", to: "CaseOrigin", default: .setting("CaseOriginDef")),
            .lookup("Account", to: "Account"),
            .lookup("Contact", to: "Contact"),
            .lookup("Group", to: "SysAdminUnit"),
            Column("RespondedOn", .dateTime),
            Column("SolutionProvidedOn", .dateTime),
            Column("ClosureDate", .dateTime),
            .lookup("ClosureCode", to: "ClosureCode"),
            Column("Solution", .maxSizeText),
            .lookup("SatisfactionLevel", to: "SatisfactionLevel"),
            .lookup("Category", to: "CaseCategory"),
            Column("ResponseOverdue", .boolean),
            Column("SolutionOverdue", .boolean),
            Column("SatisfactionLevelComment", .maxSizeText),
            Column("SolutionRemains", .decimal(scale: 1)),
            .lookup("ServicePact", to: "ServicePact"),
            .lookup("ServiceItem", to: "ServiceItem"),
            .lookup("Problem", to: "Problem"),
            .lookup(
                "SupportLevel",
                to: "RoleInServiceTeam",
                default: .setting("CaseServiceLevelDef")
            ),
            .lookup("SolvedOnSupportLevel", to: "RoleInServiceTeam"),
            .lookup("ParentCase", to: "Case"),
            .lookup("Change", to: "Change"),
            .lookup("ServiceCategory", to: "ServiceCategory"),
            Column("FirstSolutionProvidedOn", .dateTime),
            .lookup("Holder", to: "Contact"),
            .lookup("ProcessingTimeUnit", to: "TimeUnit"),
            Column("ProcessingTimeUnitValue", .integer),
            .lookup("ConfItem", to: "ConfItem"),
            .lookup("ParentActivity", to: "Activity"),
        ]
    )
}
