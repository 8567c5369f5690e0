import CreatioClient
import Wire

/// *Test & Save*: tries the settings on the instance and keeps them only if they work.
///
/// What OpenCX tests is not documented; the sibling connectors ask for a token, read the object
/// that they will write and tell which half failed (opencx.md section 2.3). This names every
/// setting that is wrong, and writes nothing to Creatio: whether rows may be added shows at the
/// first case.
struct TestAndSave: Sendable {
    let store: CoreStore
    let environment: Environment

    /// Tests and, where nothing is wrong, saves.
    ///
    /// - Returns: What is wrong, in the order of the settings page; empty when the integration is active.
    /// - Throws: `DatabaseError`; `CancellationError`.
    func run(_ settings: CreatioSettings) async throws -> [SettingsProblem] {
        let form = SettingsForm(settings: settings)
        var problems = form.addressProblems
        if problems.isEmpty {
            let client = CreatioClient(
                connection: try settings.connection,
                environment: environment
            )
            problems = try await SettingsProbe(client: client, settings: settings).problems()
        }
        problems += form.otherProblems
        if problems.isEmpty {
            try await store.save(settings, now: environment.now())
        }
        return problems.inOrder
    }
}
