/// What is demanded of an activity.
struct ExpectedActivity: Sendable {
    /// What its text says: title and details together.
    let text: TextMatch?
    /// How many characters its own text has, as people count them.
    let length: Int?
    let columns: [Member<TextMatch>]

    /// Whether the text is the whole of what was said, rather than a part of title or details.
    private var isWhole: Bool {
        if case .equals? = text { true } else { false }
    }

    static let shape = Shape<ExpectedActivity>.keys(
        rest: Rest(.column, .textMatch, "What stands in that column of the activity."),
        .optional("contains", .text, "A part of the activity's text."),
        .optional("is", .text, "The whole text of the activity."),
        .optional("length", .number, "How many characters the text has.")
    ) { columns, contains, whole, length in
        ExpectedActivity(
            text: whole.map { .equals($0) } ?? contains.map { .contains($0) },
            length: length,
            columns: columns
        )
    }
    .checkingColumns(of: "Activity") { $0.columns }

    /// The place of the first activity that is as demanded.
    func first(in activities: ArraySlice<CaseActivity>, on stage: Stage) async throws
        -> Int?
    {
        for index in activities.indices {
            let activity = activities[index]
            guard text?.matches(isWhole ? activity.details : activity.text) ?? true else {
                continue
            }
            if let length, activity.details.count != length { continue }
            let differences = try await stage.differences(
                of: columns,
                from: activity.id,
                in: "Activity"
            )
            if differences.isEmpty { return index }
        }
        return nil
    }

    var phrase: String {
        let demands =
            [text?.phrase, length.map { "\($0) characters" }]
            + columns.map { "\($0.key) \($0.value.phrase)" }
        let said = demands.compactMap(\.self)
        return said.isEmpty ? "any activity" : said.joined(separator: ", ")
    }
}

extension CaseActivity {
    /// The activity in one line of a failure.
    var shown: String {
        let text = details.isEmpty ? title : details
        return String(text.prefix { !$0.isNewline }.prefix(60))
    }
}
