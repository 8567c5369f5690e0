/// How replies are told from what is internal, and how they are shown; nil is the default.
package struct GivenReplies: Sendable, Equatable {
    /// The columns with a reply's text, for every type.
    package var columns: [String]?
    package var stripsQuotedHistory: Bool?
    package var deliversOwnUser: Bool?
    /// Minutes between two looks at open cases.
    package var pollMinutes: Int?

    static let shape = Shape<GivenReplies>.keys(
        .optional("text columns", .oneOrMore(.text), "The columns that hold a reply's text."),
        .optional(
            "strip quoted history",
            .truth,
            "Whether what an e-mail quotes of earlier ones is cut off."
        ),
        .optional(
            "deliver own user",
            .truth,
            "Whether what the integration's own user writes by hand reaches the visitor."
        ),
        .optional(
            "poll minutes",
            .number,
            "How often open cases are looked at for what no process announced."
        )
    ) {
        GivenReplies(
            columns: $0,
            stripsQuotedHistory: $1,
            deliversOwnUser: $2,
            pollMinutes: $3
        )
    }
}
