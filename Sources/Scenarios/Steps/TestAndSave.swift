/// The administrator saves the settings with the button *Test & Save*.
///
/// Where no step does so, the settings are saved before the first step, and must be accepted.
package struct TestAndSave: Step {
    package static let key = "test and save"
    package static let summary =
        "The administrator presses Test & Save, with settings that override those of 'given'."
    package static let example = "test and save: { client secret: not the right one }"

    let settings: GivenSettings

    package static let shape = Shape<TestAndSave>.either(
        .nothing(TestAndSave(settings: GivenSettings())),
        GivenSettings.shape.map { TestAndSave(settings: $0) }
    )

    package func run(on stage: Stage) async throws {
        _ = try await stage.testAndSave(settings)
    }
}
