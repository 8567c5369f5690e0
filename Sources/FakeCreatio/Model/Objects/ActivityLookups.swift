/// The lookup objects of an activity (creatio.md section 4.2).
extension EntitySchema {
    /// What kind of activity it is.
    static let activityType = lookup(
        "ActivityType",
        columns: [
            Column("Code", .shortText),
            Column("TypeImage", .stream),
        ]
    )

    /// The stages of an activity.
    static let activityStatus = lookup(
        "ActivityStatus",
        columns: [
            Column("Code", .shortText, isRequired: true),
            Column("Finish", .boolean),
            Column("Color", .color),
        ]
    )

    /// How urgent an activity is.
    static let activityPriority = lookup(
        "ActivityPriority",
        columns: [
            Column("Img", .stream)
        ]
    )

    /// The kinds within a type of activity.
    static let activityCategory = lookup(
        "ActivityCategory",
        columns: [
            .lookup("ActivityType", to: "ActivityType", isRequired: true)
        ]
    )
}
