/// The session's case has these columns and these activities.
package struct ExpectCase: Step {
    package static let key = "expect case"
    package static let summary =
        "The session's case comes to have these columns and, in this order, these activities; "
        + "others may stand between them."
    package static let example = "expect case: { Status: New, Contact.Email: ada@example.com }"

    let columns: [Member<TextMatch>]
    let activities: [Located<ExpectedActivity>]
    let activityCount: Located<Int>?
    let visitor: String?
    let deadline: Duration

    package static let shape = Shape<ExpectCase>.keys(
        rest: Rest(.column, .textMatch, "What stands in that column, or behind that path."),
        .optional(
            "activities",
            .list(of: ExpectedActivity.shape.located),
            default: [],
            "Activities in the order in which they were added; others may stand between them."
        ),
        .optional(
            "activity count",
            Shape<Int>.number.located,
            "How many activities there are, no more and no less."
        ),
        .visitor,
        .deadline
    ) {
        ExpectCase(
            columns: $0,
            activities: $1,
            activityCount: $2,
            visitor: $3,
            deadline: $4
        )
    }
    .checkingColumns(of: "Case") { $0.columns }
}

/// What is demanded of an activity.
struct ExpectedActivity: Sendable {
    /// What its text says: title and details together.
    let text: TextMatch?
    let columns: [Member<TextMatch>]

    static let shape = Shape<ExpectedActivity>.keys(
        rest: Rest(.column, .textMatch, "What stands in that column of the activity."),
        .optional("contains", .text, "A part of the activity's text."),
        .optional("is", .text, "The whole text of the activity.")
    ) { columns, contains, whole in
        ExpectedActivity(
            text: whole.map { .equals($0) } ?? contains.map { .contains($0) },
            columns: columns
        )
    }
    .checkingColumns(of: "Activity") { $0.columns }
}

extension Key where Value == Duration {
    /// How long an expectation waits in virtual time until it is fulfilled.
    static var deadline: Key {
        .optional(
            "within",
            .duration,
            default: .seconds(60),
            "How long to wait for it, in virtual time; 60 s by default."
        )
    }

    /// How long a negative expectation must hold in virtual time.
    static var stretch: Key {
        .optional(
            "for",
            .duration,
            default: .seconds(30),
            "How long it must hold, in virtual time; 30 s by default."
        )
    }
}
