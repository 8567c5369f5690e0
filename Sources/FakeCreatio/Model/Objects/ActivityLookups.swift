/// The lookup objects of an activity and its participants (creatio.md section 4.2).
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

    /// How an activity ended.
    static let activityResult = lookup(
        "ActivityResult",
        columns: [
            .lookup("Category", to: "ActivityResultCategory", isRequired: true),
            Column("BusinessProcessOnly", .boolean),
        ]
    )

    /// Somebody who takes part in an activity.
    static let activityParticipant = EntitySchema(
        "ActivityParticipant",
        columns: [
            .lookup("Activity", to: "Activity", isRequired: true, integrity: .owned),
            .lookup("Participant", to: "Contact"),
            Column("Description", .longText),
            .lookup(
                "Role",
                to: "ActivityParticipantRole",
                default: .constant(.guid("1a8324e8-a6e1-df11-971b-001d60e938c6"))
            ),
            Column("ReadMark", .boolean),
            Column("InviteParticipant", .boolean),
            .lookup("InviteResponse", to: "ParticipantResponse"),
        ]
    )

    /// As what somebody takes part in an activity.
    static let activityParticipantRole = lookup(
        "ActivityParticipantRole",
        columns: [
            Column("Code", .shortText, isRequired: true)
        ]
    )
}
