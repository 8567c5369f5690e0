import Wire

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
    let files: [Located<String>]?
    /// The column of the activities by which they are put in order; nil for that of their creation.
    let order: Located<String>?
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
        .optional(
            "files",
            .list(of: Shape<String>.text.located),
            "The names of the files of the case, all of them; one without content is 'NAME (empty)'."
        ),
        .optional(
            "sorted by",
            Shape<String>.text.located.checked { column, _, reading in
                reading.check(column: column.value, of: "Activity", at: column.position)
            },
            "The column with a time by which a timeline sorts the activities."
        ),
        .visitor,
        .deadline
    ) {
        ExpectCase(
            columns: $0,
            activities: $1,
            activityCount: $2,
            files: $3,
            order: $4,
            visitor: $5,
            deadline: $6
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
                + differences(from: activities(of: id, on: stage), on: stage)
                + differences(fromFiles: stage.files(of: id))
        }
    }

    private func activities(of id: String, on stage: Stage) async throws -> [CaseActivity] {
        let activities = try await stage.activities(of: id)
        guard let order else { return activities }
        var times: [String: Timestamp] = [:]
        for activity in activities {
            let text = try await stage.texts(at: order.value, of: activity.id, in: "Activity")[0]
            times[activity.id] = Timestamp(iso8601: text)
        }
        // Backwards, so that two of one time are found to have no order of their own.
        return activities.reversed().sorted { left, right in
            guard let left = times[left.id], let right = times[right.id] else { return false }
            return left < right
        }
    }

    private func differences(fromFiles actual: [String]) -> [Difference] {
        guard let files, files.map(\.value) != actual else { return [] }
        return [
            Difference(
                "files",
                expected: files.isEmpty ? "no file" : files.map(\.value).joined(separator: ", "),
                actual: actual.isEmpty ? "no file" : actual.joined(separator: ", "),
                at: files.first?.position
            )
        ]
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
