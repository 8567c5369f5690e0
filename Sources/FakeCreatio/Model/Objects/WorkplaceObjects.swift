/// Objects beside the handoff: employees, calls, queues, places (creatio.md section 4.2).
extension EntitySchema {
    /// An employee of the company.
    static let employee = EntitySchema(
        "Employee",
        columns: [
            .lookup("Contact", to: "Contact", isRequired: true),
            Column("Name", .mediumText, isRequired: true),
            .lookup("OrgStructureUnit", to: "OrgStructureUnit"),
            Column("Notes", .maxSizeText),
            .lookup("Job", to: "EmployeeJob"),
            Column("FullJobTitle", .mediumText),
            .lookup("Owner", to: "Contact", default: .currentUserContact),
            Column("CareerStartDate", .date, default: .currentDate),
            Column("CareerDueDate", .date),
            Column("ProbationDueDate", .date),
            .lookup("ReasonForDismissal", to: "ReasonForLeaving"),
            .lookup("Account", to: "Account"),
            .lookup("Manager", to: "Employee"),
        ]
    )

    /// A phone call.
    static let call = EntitySchema(
        "Call",
        columns: [
            Column("IntegrationId", .mediumText),
            Column("ParentCallId", .mediumText),
            Column("CallerId", .mediumText),
            Column("CalledId", .mediumText),
            Column("RedirectingId", .mediumText),
            Column("RedirectionId", .mediumText),
            Column("StartDate", .dateTime),
            Column("EndDate", .dateTime),
            Column("Duration", .integer),
            Column("BeforeConnectionTime", .integer),
            Column("TalkTime", .integer),
            Column("HoldTime", .integer),
            .lookup(
                "Direction",
                to: "CallDirection",
                default: .constant(.guid("c072be2c-3d82-4468-9d4a-6db47d1f4cca"))
            ),
            Column("Caption", .mediumText),
            .lookup("Contact", to: "Contact"),
            .lookup("Account", to: "Account"),
            .lookup("Result", to: "ActivityResult"),
            Column("Comment", .longText),
            Column("Notes", .maxSizeText),
            .lookup("Activity", to: "Activity"),
            .lookup("Case", to: "Case"),
            .lookup("Lead", to: "Lead"),
            .lookup("Opportunity", to: "Opportunity"),
            Column("GloballyUniqueCallLinkageId", .mediumText),
            .lookup("Order", to: "Order"),
        ]
    )

    /// An article of the knowledge base.
    static let knowledgeBase = EntitySchema(
        "KnowledgeBase",
        columns: [
            Column("Name", .mediumText, isRequired: true),
            Column("Notes", .maxSizeText),
            Column("Code", .shortText),
            Column("Keywords", .maxSizeText),
            .lookup("Type", to: "KnowledgeBaseType", isRequired: true),
            Column("ViewsCount", .integer),
            Column("NotHtmlNote", .maxSizeText),
        ]
    )

    /// A queue of records for operators.
    static let queue = EntitySchema(
        "Queue",
        columns: [
            Column("Name", .mediumText, isRequired: true),
            Column("EntitySchemaUId", .guid),
            .lookup(
                "Priority",
                to: "QueuePriority",
                default: .constant(.guid("6ed24ab2-aa6a-4cee-b205-1bab01c6719f"))
            ),
            .lookup(
                "Status",
                to: "QueueStatus",
                isRequired: true,
                default: .constant(.guid("34bd9093-d0ff-422c-9c15-9c0668e31bcb"))
            ),
            Column("ProcessSchemaUId", .guid),
            Column("EntitySchemaCaption", .mediumText),
            Column("ProcessSchemaCaption", .mediumText),
            Column("FilterData", .maxSizeText),
            Column("FilterEditData", .maxSizeText),
            Column("IsManuallyFilling", .boolean, default: .constant(.boolean(false))),
            .lookup("QueueEntitySchema", to: "VwQueueSysSchema", isRequired: true),
            .lookup("BusinessProcessSchema", to: "VwQueueSysProcess", isRequired: true),
            .lookup(
                "QueueUpdateFrequency",
                to: "QueueUpdateFrequency",
                default: .constant(.guid("b5f98e01-f990-4226-a012-13d5586d4fe6"))
            ),
        ]
    )

    /// A record in a queue.
    static let queueItem = EntitySchema(
        "QueueItem",
        columns: [
            .lookup("Queue", to: "Queue", isRequired: true, integrity: .owned),
            Column("EntityRecordId", .guid),
            Column("SysProcessDataId", .guid),
            .lookup(
                "Status",
                to: "QueueItemStatus",
                default: .constant(.guid("2b341a1d-6fa1-4960-9c85-fef60d1bbcc4"))
            ),
            .lookup("Operator", to: "Contact"),
            Column("NextProcessingDate", .dateTime),
            Column("PostponesCount", .integer),
            Column("NextProcessingDateOrder", .integer),
            Column("Caption", .mediumText, default: .constant(.text("Queue item"))),
        ]
    )

    /// A country.
    static let country = lookup(
        "Country",
        columns: [
            Column("BillingInfo", .maxSizeText),
            .lookup("TimeZone", to: "TimeZone"),
            Column("Code", .shortText),
            Column("Alpha2Code", .shortText),
            Column("Image", .stream),
        ]
    )

    /// A city.
    static let city = lookup(
        "City",
        columns: [
            .lookup("Country", to: "Country"),
            .lookup("Region", to: "Region"),
            .lookup("TimeZone", to: "TimeZone"),
        ]
    )
}
