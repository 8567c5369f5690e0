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
}
