/// The form that a page shows before the chat: opencx.md section 4.4, mode *collected*.
package struct GivenForm: Sendable, Equatable {
    /// What is asked for beyond name and address.
    package var fields: [String]
    package var prefilledName: String?
    package var prefilledEmail: String?

    static let shape = Shape<GivenForm>.keys(
        .optional(
            "fields",
            .oneOrMore(.text),
            default: [],
            "What is asked for beyond name and address; it goes into the first message."
        ),
        .optional("name", .text, "The name that stands in the form at first."),
        .optional("email", .text, "The address that stands in the form at first.")
    ) { GivenForm(fields: $0, prefilledName: $1, prefilledEmail: $2) }
}
