/// What became of one case.
package struct CaseResult: Sendable, Equatable {
    /// How it went.
    package enum Outcome: Sendable, Equatable {
        case passed
        /// The first step that was answered otherwise, and where it differs.
        case failed(step: String, [Mismatch])
        /// It was not run, for the reason that is told.
        case skipped(String)
    }

    package let entry: FidelityCase
    package let outcome: Outcome
    /// What the case has made and could not delete again.
    package let leftBehind: [MadeRow]

    package init(entry: FidelityCase, outcome: Outcome, leftBehind: [MadeRow] = []) {
        self.entry = entry
        self.outcome = outcome
        self.leftBehind = leftBehind
    }

    package var hasPassed: Bool { outcome == .passed }

    package var hasFailed: Bool {
        guard case .failed = outcome else { return false }
        return true
    }
}

/// A row that a case has made.
package struct MadeRow: Sendable, Hashable, CustomStringConvertible {
    package let set: String
    package let id: String

    package init(set: String, id: String) {
        self.set = set
        self.id = id
    }

    package var description: String { "\(set)(\(id))" }
}
