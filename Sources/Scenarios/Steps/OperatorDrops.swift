import HandoffCore

/// An operator gives up what the core had set aside, and is told what is lost.
package struct OperatorDrops: Step {
    package static let key = "operator drops"
    package static let summary =
        "An operator gives up what was set aside, and is told this of what is lost."
    package static let example = "operator drops: does not stand in the case"

    /// A part of what the operator is told.
    let loss: String

    package static let shape = Shape<String>.text.map { OperatorDrops(loss: $0) }

    package func run(on stage: Stage) async throws {
        let operations = try stage.core.running.outboxOperations
        let waiting = try await operations.items().filter(\.isSetAside)
        guard let item = waiting.first else {
            throw StepFailure("nothing is set aside that could be dropped")
        }
        let dropped = try await operations.drop(item.number, now: stage.now)
        stage.note(dropped: dropped.compactMap(\.message))
        let told = dropped.map(\.loss).joined(separator: "; ")
        guard told.contains(loss) else {
            let expected = TextMatch.contains(loss).phrase
            throw StepFailure(
                "the operator was told something else",
                [Difference("what is lost", expected: expected, actual: told)]
            )
        }
        guard try await operations.dropped().suffix(dropped.count) == dropped[...] else {
            throw StepFailure("the core keeps no record of what was dropped")
        }
    }
}
