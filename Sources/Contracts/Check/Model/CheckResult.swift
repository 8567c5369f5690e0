import Wire

/// What became of one check, or of one thing that it looked at.
package struct CheckResult: Sendable, Equatable {
    package enum Outcome: String, Sendable, CaseIterable {
        case passed, failed
        /// It cannot be known; an unknown is not a pass.
        case unknown
        /// It was not looked at: it depends on something that failed, or nobody asked for it.
        case skipped
    }

    package let check: CheckID
    /// The one thing that is meant, such as `Case.Symptoms`; nil for the whole.
    package let subject: String?
    package let outcome: Outcome
    /// What was seen.
    package let fact: String
    /// Whether it failed because an outside system could not be reached, or is another one.
    package let isOutOfReach: Bool

    init(
        _ check: CheckID,
        _ outcome: Outcome,
        _ fact: String,
        subject: String? = nil,
        isOutOfReach: Bool = false
    ) {
        self.check = check
        self.subject = subject
        self.outcome = outcome
        self.fact = fact
        self.isOutOfReach = isOutOfReach
    }

    /// The result without a secret in what was seen.
    func hiding(_ secret: Secret) -> CheckResult {
        guard !secret.exposed.isEmpty, fact.contains(secret.exposed) else { return self }
        return CheckResult(
            check,
            outcome,
            fact.replacing(secret.exposed, with: "\(secret)"),
            subject: subject,
            isOutOfReach: isOutOfReach
        )
    }

    /// What to do; nil where there is nothing to do.
    package var remedy: String? {
        switch outcome {
        case .failed: check.remedy
        case .passed, .unknown, .skipped: nil
        }
    }
}
