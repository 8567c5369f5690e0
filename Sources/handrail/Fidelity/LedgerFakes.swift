import Fidelity

/// The fakes of one run of the ledger.
///
/// A case that writes, waits or wants a switch has an instance of its own; the others cannot tell
/// whether they share one.
struct LedgerFakes {
    private var shared: LedgerFake?

    /// - Throws: What keeps an instance from being made.
    mutating func run(_ entry: FidelityCase) throws -> CaseResult {
        let waits = entry.steps.contains { step in
            guard case .wait = step else { return false }
            return true
        }
        guard !entry.writes, !waits, entry.profile.isEmpty, entry.level == nil else {
            return try LedgerFake(for: entry).run(entry)
        }
        let fake = try shared ?? LedgerFake(for: entry)
        shared = fake
        return try fake.run(entry)
    }
}
