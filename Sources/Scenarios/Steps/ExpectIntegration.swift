/// The last *Test & Save* had this outcome.
package struct ExpectIntegration: Step {
    package static let key = "expect integration"
    package static let summary = "The last Test & Save had this outcome."
    package static let example = "expect integration: { status: Inactive, error contains: secret }"

    let status: Status?
    let errorPart: String?

    enum Status: String, Sendable, CaseIterable {
        case active = "Active"
        case inactive = "Inactive"
    }

    package static let shape = Shape<ExpectIntegration>.either(
        statuses.map { ExpectIntegration(status: $0, errorPart: nil) },
        .keys(
            .optional("status", statuses, "The status that the settings page shows."),
            .optional("error contains", .text, "A part of what the administrator is told.")
        ) { ExpectIntegration(status: $0, errorPart: $1) }
    )

    private static let statuses = Shape<Status>.word([
        (Status.active.rawValue, .active, "The settings were tested and saved."),
        (Status.inactive.rawValue, .inactive, "The settings were refused."),
    ])
}
