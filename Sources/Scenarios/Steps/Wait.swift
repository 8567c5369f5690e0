import Simulation

/// Time passes.
package struct Wait: Step {
    package static let key = "wait"
    package static let summary = "Virtual time passes; no real time does."
    package static let example = "wait: 5 min"

    let duration: Duration

    package static let shape = Shape<Duration>.duration.map { Wait(duration: $0) }

    package func run(on stage: Stage) async throws {
        try await stage.clock.sleep(for: duration)
    }
}
