import FakeCreatio

/// The core dies, at once or at a request of its own choosing.
package struct CoreCrashes: Step {
    package static let key = "the core crashes"
    package static let summary =
        "The core dies, now or around a request; what it has not kept is lost."
    package static let example = "the core crashes: { around: POST Case, restarts after: 10 s }"

    /// Nil for now.
    let target: FaultTarget?
    let first: Int
    /// Whether the request has had its effect by then.
    let comesAfter: Bool
    let restart: Duration?

    package static let shape = Shape<CoreCrashes>.either(
        .nothing(CoreCrashes(target: nil, first: 1, comesAfter: false, restart: nil)),
        .keys(
            .optional("around", .faultTarget, "The request at which it dies; now by default."),
            .optional("nth", .number, default: 1, "Which of these requests, counted from 1."),
            .optional(
                "dies",
                .word([
                    ("before", false, "The request is never sent."),
                    ("after", true, "The request had its effect; the core learns nothing of it."),
                ]),
                default: true,
                "On which side of the request it dies."
            ),
            .optional("restarts after", .duration, "When it comes back by itself.")
        ) { CoreCrashes(target: $0, first: $1, comesAfter: $2, restart: $3) }
    )

    package func run(on stage: Stage) async throws {
        let restart = restart
        let crash: StageNetwork.Consequence = {
            await stage.crashCore()
            guard let restart else { return }
            stage.errands.start {
                try await stage.clock.sleep(for: restart)
                try stage.core.start()
            }
        }
        guard let target else { return await crash() }
        var fault = Fault(.drop)
        fault.first = first
        fault.timing = comesAfter ? .afterCommit : .beforeCommit
        _ = try stage.network.add(fault, on: target, then: crash)
    }
}
