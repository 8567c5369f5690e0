/// Invariant 9: the core gets done with its work.
struct OutboxDrains: Invariant {
    /// How long the core has, in virtual time, once nothing goes wrong any more.
    static let limit = Duration.seconds(600)

    let number = 9
    let statement = "the outbox drains within \(limit.spelled) once the faults are over"

    func violations(in evidence: Evidence) -> [String] {
        evidence.pendingWork == 0
            ? [] : ["\(evidence.pendingWork) things are still to be done"]
    }
}
