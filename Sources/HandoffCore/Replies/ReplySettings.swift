/// How replies are told from what is internal, how they are shown, and whether the core looks for
/// them by itself.
///
/// Which activity types are replies at all is `CreatioSettings.replyTypeIDs`.
struct ReplySettings: Codable, Sendable, Equatable {
    /// The columns of `Activity` that may hold a reply's text, by activity type; the first that is
    /// filled counts.
    ///
    /// By default a rep writes an e-mail's `Body`, and the result of any other activity: then the
    /// notes count, and at last the title.
    var textColumns: [String: [String]] = [:]
    /// Whether what an e-mail quotes of earlier ones is cut off.
    ///
    /// Off by default: telling a quote
    /// from the reply is guesswork, and nothing that a rep wrote may get lost unasked.
    var stripsQuotedHistory = false
    /// Whether what the integration's own user writes by hand reaches the visitor.
    ///
    /// Off by default: that user is not a person, and what it writes beside the core comes from
    /// another automation. An organisation whose reps work under that user switches it on; the
    /// core's own activities stay known by their ids.
    var deliversOwnUser = false
    /// How often open cases are looked at for replies and closures that no process announced, in
    /// minutes; nil does not look.
    ///
    /// Off by default: it is the filter of the business process that tells replies from reps'
    /// other tasks (opencx.md section 2.5), and without the processes the integration is
    /// documented to go one way. Who switches it on lets `replyTypeIDs` alone decide.
    var pollMinutes: Int?

    /// The columns for a type of activity.
    func columns(ofType type: String) -> [String] {
        textColumns[type]
            ?? (type == StockID.emailType
                ? ["Body", "Notes", "Title"] : ["DetailedResult", "Notes", "Title"])
    }

    /// The longest interval: a day.
    private static let longestPoll = 1_440
    /// The columns of `Activity` that hold texts of people (creatio.md section 4.1).
    private static let knownColumns: Set = ["Body", "DetailedResult", "Notes", "Title"]

    /// What is wrong with the settings as they are written.
    var problems: [SettingsProblem] {
        var problems: [SettingsProblem] = []
        if let pollMinutes, !(1...Self.longestPoll).contains(pollMinutes) {
            problems.append(
                SettingsProblem(
                    .pollMinutes,
                    "\(pollMinutes) is not from 1 to \(Self.longestPoll);"
                        + " leave it empty to switch it off"
                )
            )
        }
        for column in textColumns.values.joined() where !Self.knownColumns.contains(column) {
            problems.append(
                SettingsProblem(
                    .textColumns,
                    "'\(column)' holds no text of a reply; choose from "
                        + Self.knownColumns.sorted().joined(separator: ", ")
                )
            )
        }
        return problems
    }

    private enum CodingKeys: String, CodingKey {
        case textColumns, pollMinutes
        case stripsQuotedHistory = "stripQuotedHistory"
        case deliversOwnUser = "deliverOwnUser"
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        textColumns =
            try members.decodeIfPresent([String: [String]].self, forKey: .textColumns) ?? [:]
        stripsQuotedHistory =
            try members.decodeIfPresent(Bool.self, forKey: .stripsQuotedHistory) ?? false
        deliversOwnUser =
            try members.decodeIfPresent(Bool.self, forKey: .deliversOwnUser) ?? false
        pollMinutes = try members.decodeIfPresent(Int.self, forKey: .pollMinutes)
    }
}
