package import Wire

/// What an operator decides before the core starts: who it serves, where, and its secrets.
///
/// What an organisation's administrator decides while it runs is `CreatioSettings`.
package struct CoreConfiguration: Sendable {
    /// The organisation's id; it stands in every contact token.
    package var organisationID: String
    /// The organisation's name, shown in the widget.
    package var organisationName: String
    /// Where the core is reached from outside, without a trailing slash; links and the webhook
    /// address begin with it.
    package var publicURL: String
    /// The widget token: public, it stands in the page (opencx.md section 4.2).
    package var widgetToken: String
    /// The organisation's API key: authenticates users, changes settings, opens session views.
    package var organisationKey: Secret
    /// The last part of the webhook address, which is all that authenticates Creatio there
    /// (opencx.md section 2.5).
    package var webhookToken: Secret
    /// Signs contact tokens.
    package var signingKey: Secret
    /// What the paths of files begin with; `CoreService` puts the organisation there, because a
    /// file's address comes with no token that could say whose it is.
    var filePath = ""
    /// The file of the core's database; nil keeps it in memory.
    package var storePath: String?
    /// How often an open session is polled; the engine's own fallback is 10 s
    /// (widget-engine.md section 2).
    package var sessionPollingIntervalSeconds: Double = 10
    /// How often the list of sessions is polled; the engine's own fallback is 60 s.
    package var sessionsPollingIntervalSeconds: Double = 60

    package init(
        organisationID: String,
        organisationName: String,
        publicURL: String,
        widgetToken: String,
        organisationKey: Secret,
        webhookToken: Secret,
        signingKey: Secret,
        storePath: String? = nil
    ) {
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.publicURL = publicURL
        self.widgetToken = widgetToken
        self.organisationKey = organisationKey
        self.webhookToken = webhookToken
        self.signingKey = signingKey
        self.storePath = storePath
    }

    /// Where the addresses of files begin.
    var fileURL: String { publicURL + filePath }

    /// Where Creatio's business processes call.
    package var webhookURL: Secret {
        Secret(publicURL + WebhookRoutes.path + webhookToken.exposed)
    }

    /// Where an administrator's *Test & Save* goes.
    var settingsURL: String { publicURL + SettingsRoutes.path }

    /// Where a session's view is, once the session's id is appended.
    package var sessionURL: String { publicURL + SessionViewRoutes.path }
}
