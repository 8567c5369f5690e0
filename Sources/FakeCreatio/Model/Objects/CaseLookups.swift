/// The lookup objects of a case (creatio.md section 4.2).
extension EntitySchema {
    /// The stages of a case.
    static let caseStatus = lookup(
        "CaseStatus",
        columns: [
            Column("IsFinal", .boolean),
            Column("IsResolved", .boolean),
            Column("IsPaused", .boolean),
            Column("ButtonCaption", .shortText),
            .lookup("ClosureCode", to: "ClosureCode"),
            Column("IsCloseOnSave", .boolean),
            .lookup("Image", to: "SysImage"),
            Column("Color", .shortText),
            Column("IsDisplayed", .boolean),
            Column("StageNumber", .integer),
            Column("StatusColor", .color),
        ]
    )

    /// How urgent a case is.
    static let casePriority = lookup(
        "CasePriority",
        columns: [
            Column("Priority", .integer),
            .lookup("Image", to: "SysImage"),
            Column("ReactionTimeValue", .integer),
            .lookup("ReactionTimeUnit", to: "TimeUnit"),
            Column("SolutionTimeValue", .integer),
            .lookup("SolutionTimeUnit", to: "TimeUnit"),
        ]
    )

    /// How a case came in.
    static let caseOrigin = lookup(
        "CaseOrigin",
        columns: [
            .lookup("Image", to: "SysImage")
        ]
    )

    /// What kind of case it is.
    static let caseCategory = lookup("CaseCategory")

    /// Why a case was closed.
    static let closureCode = lookup("ClosureCode")

    /// How the customer rates the work on a case, and the status that the rating leads to.
    static let satisfactionLevel = lookup(
        "SatisfactionLevel",
        columns: [
            Column("Point", .integer, isRequired: true),
            Column("Colour", .color, default: .constant(.text("#FFFFFF"))),
            .lookup("Status", to: "CaseStatus"),
            .lookup("Image", to: "SysImage"),
            Column("IsActive", .boolean, default: .constant(.boolean(true))),
        ]
    )

    /// Which status the pages offer after which.
    static let caseNextStatus = EntitySchema(
        "CaseNextStatus",
        columns: [
            .lookup("Status", to: "CaseStatus", isRequired: true),
            .lookup("NextStatus", to: "CaseStatus", isRequired: true),
            Column("Name", .shortText),
        ]
    )
}
