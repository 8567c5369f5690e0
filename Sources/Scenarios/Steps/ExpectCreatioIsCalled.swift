/// The core has left Creatio alone, as far as it can.
package struct ExpectCreatioIsCalled: Step {
    package static let key = "expect creatio is called"
    package static let summary =
        "The core has called Creatio so often at most since the scenario began."
    package static let example = "expect creatio is called: { at most: 40 }"

    let limit: Int

    package static let shape = Shape<ExpectCreatioIsCalled>.keys(
        .required("at most", .number, "How many calls, those among them that reached nobody.")
    ) { ExpectCreatioIsCalled(limit: $0) }

    package func run(on stage: Stage) async throws {
        let calls = stage.recorder.trace.exchanges.count { exchange in
            exchange.sender == "core" && exchange.receiver == "creatio"
        }
        guard calls > limit else { return }
        throw StepFailure(
            "the core does not leave Creatio alone",
            [Difference("calls", expected: "at most \(limit)", actual: "\(calls)")]
        )
    }
}
