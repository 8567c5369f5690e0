/// Nobody can reach Creatio.
package struct CreatioIsDown: Step {
    package static let key = "creatio is down"
    package static let summary =
        "Nobody can reach Creatio, for a while or until a step brings it back."
    package static let example = "creatio is down: 3 h"

    let duration: Duration?

    package static let shape = Shape<CreatioIsDown>.either(
        .nothing(CreatioIsDown(duration: nil)),
        Shape<Duration>.duration.map { CreatioIsDown(duration: $0) }
    )

    package func run(on stage: Stage) async throws {
        let network = stage.network
        network.set(StageWorld.creatioAuthorities, reachable: false)
        guard let duration else { return }
        stage.errands.start {
            try await stage.clock.sleep(for: duration)
            network.set(StageWorld.creatioAuthorities, reachable: true)
        }
    }
}
