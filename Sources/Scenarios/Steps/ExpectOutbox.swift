import HandoffCore

/// What waits for Creatio comes to be this, as operators see it.
package struct ExpectOutbox: Step {
    package static let key = "expect outbox"
    package static let summary = "Operators come to see this of what waits for Creatio."
    package static let example = "expect outbox: { set aside: 1, reason: column }"

    let waiting: Int?
    let setAside: Int?
    let isPaused: Bool?
    /// A part of what the first entry that failed says.
    let reason: String?
    let deadline: Duration

    package static let shape = Shape<ExpectOutbox>.keys(
        .optional("waiting", .number, "How many entries wait, those set aside among them."),
        .optional("set aside", .number, "How many wait until a person acts."),
        .optional("paused", .truth, "Whether the sync pauses because Creatio does not answer."),
        .optional("reason", .text, "A part of why an entry has failed."),
        .deadline
    ) {
        ExpectOutbox(waiting: $0, setAside: $1, isPaused: $2, reason: $3, deadline: $4)
    }

    package func run(on stage: Stage) async throws {
        try await stage.eventually(within: deadline) {
            let core = try stage.core.running
            let status = try await core.syncStatus
            let reasons = try await core.outboxOperations.items().compactMap(\.failure)
            return differences(from: status) + differences(from: reasons)
        }
    }

    private func differences(from status: SyncStatus) -> [Difference] {
        let numbers = [
            ("waiting", waiting, status.waiting), ("set aside", setAside, status.setAside),
        ]
        var differences = numbers.compactMap { subject, expected, actual -> Difference? in
            guard let expected, expected != actual else { return nil }
            return Difference(subject, expected: "\(expected)", actual: "\(actual)")
        }
        if let isPaused, isPaused != (status.pausedUntil != nil) {
            differences.append(
                Difference("paused", expected: "\(isPaused)", actual: "\(!isPaused)")
            )
        }
        return differences
    }

    private func differences(from reasons: [String]) -> [Difference] {
        guard let reason, !reasons.contains(where: { $0.contains(reason) }) else { return [] }
        return [
            Difference(
                "reason",
                expected: TextMatch.contains(reason).phrase,
                actual: reasons.isEmpty ? "no failure" : reasons.joined(separator: "; ")
            )
        ]
    }
}
