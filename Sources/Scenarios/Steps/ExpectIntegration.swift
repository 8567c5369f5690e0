import JSON

/// The last *Test & Save* had this outcome.
package struct ExpectIntegration: Step {
    package static let key = "expect integration"
    package static let summary = "The last Test & Save had this outcome."
    package static let example = "expect integration: { status: Inactive, error contains: secret }"

    let status: Status?
    let errorPart: String?
    /// Everything that the administrator is told, in order; nil where only a part is demanded.
    let errors: [Located<ExpectedProblem>]?

    enum Status: String, Sendable, CaseIterable {
        case active = "Active"
        case inactive = "Inactive"
    }

    package static let shape = Shape<ExpectIntegration>.either(
        statuses.map { ExpectIntegration(status: $0, errorPart: nil, errors: nil) },
        .keys(
            .optional("status", statuses, "The status that the settings page shows."),
            .optional("error contains", .text, "A part of what the administrator is told."),
            .optional(
                "errors",
                .list(of: ExpectedProblem.shape.located),
                "All that the administrator is told, in this order and nothing else."
            )
        ) { ExpectIntegration(status: $0, errorPart: $1, errors: $2) }
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
        differences += self.differences(from: saved.errors)
        if status == .active, try await stage.backoffice.shownSettings()?["instanceUrl"] == nil {
            differences.append(
                Difference("the page", expected: "the saved settings", actual: "none")
            )
        }
        guard differences.isEmpty else {
            throw StepFailure("Test & Save had another outcome", differences)
        }
    }

    private func differences(from told: [String]) -> [Difference] {
        guard let errors else { return [] }
        return (0..<max(errors.count, told.count)).compactMap { index in
            let expected = index < errors.count ? errors[index] : nil
            let actual = index < told.count ? told[index] : nil
            if let expected, let actual, expected.value.matches(actual) { return nil }
            return Difference(
                "error \(index + 1)",
                expected: expected?.value.phrase ?? "no further error",
                actual: actual ?? "no further error",
                at: expected?.position
            )
        }
    }
}

/// What is demanded of one thing that the administrator is told.
struct ExpectedProblem: Sendable {
    let setting: String
    let part: String

    static let shape = Shape<ExpectedProblem>.keys(
        .required("setting", .text, "The label on the settings page."),
        .optional("contains", .text, default: "", "A part of the message.")
    ) { ExpectedProblem(setting: $0, part: $1) }

    func matches(_ told: String) -> Bool {
        told.hasPrefix(setting + ": ") && told.dropFirst(setting.count + 2).contains(part)
    }

    var phrase: String {
        "\(setting): " + (part.isEmpty ? "any message" : TextMatch.contains(part).phrase)
    }
}
