package import Fidelity

/// What a run of the ledger says at a terminal.
package struct FidelityReport: Sendable {
    private let style: ConsoleStyle

    package init(style: ConsoleStyle = .plain) {
        self.style = style
    }

    /// The story of a case that failed; nil for one of which there is nothing to tell.
    package func text(of result: CaseResult) -> String? {
        guard case .failed(let step, let mismatches) = result.outcome else { return nil }
        let entry = result.entry
        let places = mismatches.map { "      " + $0.description.replacing("\n", with: "\n      ") }
        return """
            \(style.bad("FAIL"))  \(entry.id) \(style.faint("(\(entry.state), \(entry.position))"))
                  \(entry.says)
                  \(step)
            \(places.joined(separator: "\n"))

            """
    }

    /// What was left behind, how far the states agree, and the count as the last line.
    package func summary(of results: [CaseResult]) -> String {
        let passed = results.count(where: \.hasPassed)
        let failed = results.count(where: \.hasFailed)
        let skipped = results.count - passed - failed
        let parts = [leftBehind(in: results), agreement(in: results), skips(in: results)]
        let count = "\(passed) passed, \(failed) failed"
        return (parts.compactMap { $0 } + [skipped == 0 ? count : count + ", \(skipped) skipped"])
            .joined(separator: "\n\n")
    }

    private func leftBehind(in results: [CaseResult]) -> String? {
        let rows = results.flatMap(\.leftBehind)
        guard !rows.isEmpty else { return nil }
        return "made and not deleted, the instance refuses it\n"
            + rows.map { "  \($0)" }.joined(separator: "\n")
    }

    private func agreement(in results: [CaseResult]) -> String? {
        let lines = EvidenceState.allCases.compactMap { state -> String? in
            let run = results.filter { $0.entry.state == state && ($0.hasPassed || $0.hasFailed) }
            guard !run.isEmpty else { return nil }
            let name = state.rawValue + String(repeating: " ", count: 14 - state.rawValue.count)
            return "  \(name)\(run.count(where: \.hasPassed)) of \(run.count)"
        }
        return lines.isEmpty ? nil : "agreement\n" + lines.joined(separator: "\n")
    }

    private func skips(in results: [CaseResult]) -> String? {
        var counts: [String: Int] = [:]
        for result in results {
            if case .skipped(let reason) = result.outcome { counts[reason, default: 0] += 1 }
        }
        guard !counts.isEmpty else { return nil }
        let lines = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "  \($0.value) because \($0.key)" }
        return "skipped\n" + lines.joined(separator: "\n")
    }
}
