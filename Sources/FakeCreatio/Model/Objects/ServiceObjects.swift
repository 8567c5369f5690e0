/// Services and what they promise (creatio.md sections 4.1 and 4.2).
extension EntitySchema {
    /// A service that customers ask for, with the times that it promises (creatio.md section 4.1).
    static let serviceItem = EntitySchema(
        "ServiceItem",
        columns: [
            Column("Name", .mediumText, isRequired: true),
            .lookup(
                "Status",
                to: "ServiceStatus",
                isRequired: true,
                default: .setting("ServiceItemStatusDef")
            ),
            Column("ReactionTimeValue", .integer, isRequired: true),
            .lookup("ReactionTimeUnit", to: "TimeUnit", isRequired: true),
            Column("SolutionTimeValue", .integer, isRequired: true),
            .lookup("SolutionTimeUnit", to: "TimeUnit", isRequired: true),
            .lookup("CaseCategory", to: "CaseCategory", isRequired: true),
            Column("Notes", .maxSizeText),
            Column("ReactionTime", .mediumText),
            Column("SolutionTime", .mediumText),
            .lookup("Owner", to: "Contact"),
            .lookup("Calendar", to: "Calendar"),
            .lookup("Category", to: "ServiceCategory", isRequired: true),
        ]
    )

    /// An agreement on services: an SLA.
    static let servicePact = EntitySchema(
        "ServicePact",
        columns: [
            Column("Name", .mediumText, isRequired: true),
            .lookup(
                "Status",
                to: "ServicePactStatus",
                isRequired: true,
                default: .setting("ServicePactStatusDef")
            ),
            Column("StartDate", .date, isRequired: true, default: .currentDate),
            Column("EndDate", .date, isRequired: true),
            .lookup("Owner", to: "Contact", default: .currentUserContact),
            .lookup(
                "Type",
                to: "ServicePactType",
                isRequired: true,
                default: .setting("ServicePactTypeDef")
            ),
            Column("Number", .shortText),
            .lookup("ServiceProvider", to: "Account"),
            .lookup("ServiceProviderContact", to: "Contact"),
            Column("Notes", .maxSizeText),
            .lookup(
                "Calendar",
                to: "Calendar",
                isRequired: true,
                default: .setting("BaseCalendar")
            ),
            .lookup("SupportLevel", to: "SupportLevel"),
        ]
    )

    /// The stages of a service.
    static let serviceStatus = lookup(
        "ServiceStatus",
        columns: [
            Column("Active", .boolean),
            Column("Color", .color),
        ]
    )

    /// Units of the times that a service promises.
    static let timeUnit = lookup(
        "TimeUnit",
        columns: [
            Column("Position", .integer, default: .constant(.integer(0))),
            Column("Code", .shortText, isRequired: true),
        ]
    )
}
