import HTTPTypes
import JSON
import Wire

/// Runs cases against a target and compares what it answers.
package struct CaseRunner: Sendable {
    private let target: FidelityTarget
    private let mayWrite: Bool

    /// - Parameters:
    ///   - target: The instance.
    ///   - mayWrite: Whether cases that change rows are run; they are skipped otherwise.
    package init(target: FidelityTarget, mayWrite: Bool) {
        self.target = target
        self.mayWrite = mayWrite
    }

    /// Runs a case, and deletes what it has made.
    ///
    /// - Throws: `TransportError` where the target does not answer, `CallerRefused` where it does
    ///   not take the credentials.
    package func run(_ entry: FidelityCase) async throws -> CaseResult {
        guard mayWrite || !entry.writes else {
            return CaseResult(entry: entry, outcome: .skipped("it writes"))
        }
        if let obstacle = target.obstacle(to: entry) {
            return CaseResult(entry: entry, outcome: .skipped(obstacle))
        }
        var values = Placeholders(target.values)
        values["base"] = target.base
        values["identity"] = target.identity
        values["marker"] = "handrail fidelity " + target.makeID().prefix(8)
        let chosen = ["new id", "other id", "third id"].map { ($0, target.makeID()) }
        for (name, id) in chosen { values[name] = id }
        var made = MadeRows(chosen: Set(chosen.map(\.1)))
        let outcome = try await play(entry, &values, &made)
        return CaseResult(entry: entry, outcome: outcome, leftBehind: try await delete(made.rows))
    }

    private func play(
        _ entry: FidelityCase,
        _ values: inout Placeholders,
        _ made: inout MadeRows
    ) async throws -> CaseResult.Outcome {
        for (index, step) in entry.steps.enumerated() {
            switch step {
            case .wait(let duration): try await target.wait?(duration)
            case .request(let request, let expectation):
                let sent = try await StepSender(target: target).wire(request, values)
                let answer = try await target.transport.send(sent)
                made.note(sent, answer)
                let mismatches = expectation.compare(answer, &values)
                guard mismatches.isEmpty else {
                    return .failed(
                        step: "step \(index + 1): \(request.method) \(values.filled(request.path))",
                        mismatches
                    )
                }
            }
        }
        return .passed
    }

    /// Deletes the newest first, since it may refer to the older; what is not there needs none.
    private func delete(_ rows: [MadeRow]) async throws -> [MadeRow] {
        var left: [MadeRow] = []
        for row in rows.reversed() {
            let request = StepRequest(method: "DELETE", path: row.description)
            let sent = try await StepSender(target: target).wire(request, Placeholders())
            let answer = try await target.transport.send(sent)
            if !answer.isSuccess, answer.status != .notFound { left.append(row) }
        }
        return left
    }
}
