package import YAML

/// Why a step did not go as the scenario says.
package struct StepFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence: what did not happen.
    package let message: String
    /// Where what was expected and what was found can be set side by side.
    package let differences: [Difference]

    package init(_ message: String, _ differences: [Difference] = []) {
        self.message = message
        self.differences = differences
    }

    package var description: String {
        ([message]
            + differences.map { "\($0.subject): expected \($0.expected), found \($0.actual)" })
            .joined(separator: "; ")
    }
}

/// Something that was expected, beside what was found in its place.
package struct Difference: Sendable, Equatable {
    /// What is compared, such as `Symptoms` or `message 2`.
    package let subject: String
    package let expected: String
    package let actual: String
    /// Where the expectation stands, if it has a line of its own within the step.
    package let position: SourcePosition?

    package init(
        _ subject: String,
        expected: String,
        actual: String,
        at position: SourcePosition? = nil
    ) {
        self.subject = subject
        self.expected = expected
        self.actual = actual
        self.position = position
    }
}
