/// The core comes back on the same database.
package struct CoreRestarts: Step {
    package static let key = "the core restarts"
    package static let summary =
        "The core starts again on the same database; one that still runs is killed first."
    package static let example = "the core restarts"

    package static let shape = Shape<CoreRestarts>.nothing(CoreRestarts())

    package func run(on stage: Stage) async throws {
        await stage.crashCore()
        try stage.core.start()
    }
}
