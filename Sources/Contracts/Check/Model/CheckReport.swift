package import Wire

/// What a check of an instance found.
package struct CheckReport: Sendable, Equatable {
    /// The verdict on the whole, as the exit status tells it.
    package enum Verdict: Sendable, Equatable {
        case passed, failed, outOfReach, unknown
    }

    package let instanceURL: String
    package let clientID: String
    package let checkedAt: Timestamp
    /// In the order of the checks.
    package let results: [CheckResult]

    init(instanceURL: String, clientID: String, checkedAt: Timestamp, results: [CheckResult]) {
        self.instanceURL = instanceURL
        self.clientID = clientID
        self.checkedAt = checkedAt
        let order = Dictionary(
            CheckID.allCases.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.results = results.enumerated()
            .sorted { left, right in
                (order[left.element.check] ?? 0, left.offset)
                    < (order[right.element.check] ?? 0, right.offset)
            }
            .map(\.element)
    }

    /// How many results have the outcome.
    package func count(_ outcome: CheckResult.Outcome) -> Int {
        results.count { $0.outcome == outcome }
    }

    /// An outside system that cannot be reached comes before all else: what else failed follows
    /// from it, or could not be looked at.
    package var verdict: Verdict {
        if results.contains(where: \.isOutOfReach) { return .outOfReach }
        if count(.failed) > 0 { return .failed }
        return count(.unknown) > 0 ? .unknown : .passed
    }
}
