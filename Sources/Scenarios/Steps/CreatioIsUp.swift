/// Creatio can be reached again, and nothing on the wire is at fault.
package struct CreatioIsUp: Step {
    package static let key = "creatio is up"
    package static let summary = "Creatio can be reached again, and all faults end."
    package static let example = "creatio is up"

    package static let shape = Shape<CreatioIsUp>.nothing(CreatioIsUp())

    package func run(on stage: Stage) async throws {
        stage.network.heal()
    }
}
