import FakeCreatio

/// Creatio's process log tells this of a business process.
package struct ExpectProcessLog: Step {
    package static let key = "expect process log"
    package static let summary =
        "Creatio's process log comes to show so many runs of a business process with this outcome."
    package static let example =
        "expect process log: { process: agent replies, failed: true, contains: 404 }"

    let process: Process
    let hasFailed: Bool
    let part: String?
    let count: Int?
    let deadline: Duration

    enum Process: Sendable {
        case agentReplies
        case caseClosure

        /// The object whose records start it, by which its runs are known.
        var object: String {
            switch self {
            case .agentReplies: "Activity"
            case .caseClosure: "Case"
            }
        }
    }

    package static let shape = Shape<ExpectProcessLog>.keys(
        .required(
            "process",
            .word([
                ("agent replies", .agentReplies, "The one that announces activities."),
                ("case closure", .caseClosure, "The one that announces the end of cases."),
            ]),
            "Which of the two business processes."
        ),
        .optional("failed", .truth, default: false, "Whether the call failed."),
        .optional("contains", .text, "A part of the reason, where it failed."),
        .optional("count", .number, "How many runs; at least one by default."),
        .deadline
    ) {
        ExpectProcessLog(process: $0, hasFailed: $1, part: $2, count: $3, deadline: $4)
    }

    package func run(on stage: Stage) async throws {
        try await stage.eventually(within: deadline) {
            let runs = await stage.creatio.processLog.filter { $0.object == process.object }
            let found = runs.filter(matches).count
            if count.map({ found == $0 }) ?? (found > 0) { return [] }
            return [
                Difference(
                    "runs of the process",
                    expected: count.map { "\($0) of that outcome" } ?? "one of that outcome",
                    actual: "\(found); all outcomes: \(runs.map { $0.outcome.phrase })"
                )
            ]
        }
    }

    private func matches(_ run: ProcessRun) -> Bool {
        switch run.outcome {
        case .waiting: false
        case .completed: !hasFailed
        case .failed(let reason): hasFailed && part.map(reason.contains) ?? true
        }
    }
}

extension ProcessRun.Outcome {
    fileprivate var phrase: String {
        switch self {
        case .waiting: "still waiting"
        case .completed(let status): "answered \(status)"
        case .failed(let reason): "failed: \(reason)"
        }
    }
}
