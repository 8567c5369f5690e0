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

    package func run(on stage: Stage) async throws {
        guard let saved = stage.savedSettings else {
            throw StepFailure("Test & Save has not been pressed")
        }
        var differences: [Difference] = []
        if let status, status.rawValue != saved.status {
            differences.append(
                Difference("status", expected: status.rawValue, actual: saved.status)
            )
        }
        let told = saved.errors.joined(separator: "; ")
        if let errorPart, !told.contains(errorPart) {
            differences.append(
                Difference(
                    "error",
                    expected: TextMatch.contains(errorPart).phrase,
                    actual: told.isEmpty ? "no error" : told
                )
            )
        }
        guard differences.isEmpty else {
            throw StepFailure("Test & Save had another outcome", differences)
        }
    }
}
