package import HandoffCore

/// What is imported of an instance, and how far an import may go.
package struct ImportSettings: Sendable {
    /// The connection; of the other settings, the default owner is asked for too.
    package var integration: CreatioSettings
    /// Whether the newest contacts, accounts, cases and activities are taken too.
    ///
    /// Default: no; a rehearsal needs none of them, and a fixture is handed around.
    package var takesPersonalData = false
    /// How long one answer is waited for.
    ///
    /// Default: that of a check.
    package var timeLimit: Duration

    /// How many rows one request asks for.
    static let pageSize = 200
    /// The most rows of one lookup that are taken; one with more, such as cities, is no list that
    /// anybody chooses from in a handoff, and has none.
    static let lookupLimit = 1_000
    /// How many rows of each object are taken of personal data, the newest first.
    static let personalLimit = 200

    package init(integration: CreatioSettings) {
        self.integration = integration
        timeLimit = CheckSettings(integration: integration).timeLimit
    }
}
