package import HandoffCore

/// What is checked, and how far a check may go.
package struct CheckSettings: Sendable {
    /// The settings of the integration, as the settings page of OpenCX has them.
    package var integration: CreatioSettings
    /// How long one answer is waited for.
    ///
    /// Default: 30 s, within which Creatio answers even after it has been idle (creatio.md
    /// section 6.1).
    package var timeLimit = Duration.seconds(30)
    /// The longest answer that is read, in bytes.
    ///
    /// Default: 16 MB; what a large instance says of itself is 1.5 MB (creatio.md section 1.3).
    package var answerLimit = 16 << 20
    /// How many conversations are expected on a day; nil leaves the daily calls alone.
    package var conversationsPerDay: Int?
    /// How many full-user licences the plan has, each of which brings calls; nil leaves the daily
    /// calls alone.
    package var licences: Int?
    /// The symptom whose causes are looked for; nil looks at everything.
    package var symptom: Symptom?

    /// The records that the check may make; nil reads only.
    package var plan: WritePlan?
    /// How the webhook is checked; nil where nobody listens for its calls.
    package var webhook: WebhookPlan?

    package init(integration: CreatioSettings) {
        self.integration = integration
    }
}
