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

    package func run(on stage: Stage) async throws {
        let visitor = stage.visitor(visitor)
        try await stage.eventually(within: deadline) {
            guard let id = try await stage.caseID(of: visitor) else {
                return [Difference("the case", expected: "a case", actual: "none")]
            }
            return try await stage.differences(of: columns, from: id, in: "Case")
                + differences(from: stage.activities(of: id), on: stage)
        }
    }

    /// What of the expected activities is not there; the first one that is missing says after
    /// which one it was looked for.
    private func differences(from actual: [CaseActivity], on stage: Stage) async throws
        -> [Difference]
    {
        var differences: [Difference] = []
        if let activityCount, activityCount.value != actual.count {
            differences.append(
                Difference(
                    "activity count",
                    expected: "\(activityCount.value)",
                    actual: "\(actual.count)",
                    at: activityCount.position
                )
            )
        }
        var rest = actual[...]
        for (index, expected) in activities.enumerated() {
            guard let found = try await expected.value.first(in: rest, on: stage) else {
                let remaining = rest.map { "'\($0.shown)'" }
                differences.append(
                    Difference(
                        "activity \(index + 1)",
                        expected: expected.value.phrase,
                        actual: remaining.isEmpty
                            ? "no further activity" : remaining.joined(separator: ", "),
                        at: expected.position
                    )
                )
                return differences
            }
            rest = rest[(found + 1)...]
        }
        return differences
    }
}

/// What is demanded of an activity.
struct ExpectedActivity: Sendable {
    /// What its text says: title and details together.
    let text: TextMatch?
    let columns: [Member<TextMatch>]

    /// Whether the text is the whole of what was said, rather than a part of title or details.
    private var isWhole: Bool {
        if case .equals? = text { true } else { false }
    }

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

    /// The place of the first activity that is as demanded.
    fileprivate func first(in activities: ArraySlice<CaseActivity>, on stage: Stage) async throws
        -> Int?
    {
        for index in activities.indices {
            let activity = activities[index]
            guard text?.matches(isWhole ? activity.details : activity.text) ?? true else {
                continue
            }
            let differences = try await stage.differences(
                of: columns,
                from: activity.id,
                in: "Activity"
            )
            if differences.isEmpty { return index }
        }
        return nil
    }

    fileprivate var phrase: String {
        let demands = [text?.phrase] + columns.map { "\($0.key) \($0.value.phrase)" }
        let said = demands.compactMap(\.self)
        return said.isEmpty ? "any activity" : said.joined(separator: ", ")
    }
}

extension CaseActivity {
    /// The activity in one line of a failure.
    fileprivate var shown: String {
        let text = details.isEmpty ? title : details
        return String(text.prefix { !$0.isNewline }.prefix(60))
    }
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
