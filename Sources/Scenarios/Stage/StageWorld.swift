import Wire

/// The names and secrets of the world that every scenario plays in.
///
/// They are the names that the parties would have in production, over sockets as in memory.
enum StageWorld {
    static let creatio = "acme.creatio.com"
    static let identity = "acme-is.creatio.com"
    static let core = "api.open.cx"
    /// Where the organisation's AI answers, if it does so over HTTP.
    static let ai = "ai.acme.example"

    /// Where Creatio's two sites are reached.
    static let creatioAuthorities = [creatio, identity]

    /// Who stands behind an authority, in the words of a trace.
    static let parties = [creatio: "creatio", identity: "creatio", core: "core", ai: "ai"]

    static let organisationID = "org-acme"
    static let organisationName = "Acme"
    /// Public: it stands in the page.
    static let widgetToken = "widget-acme"

    static let organisationKey = Secret("organisation-key-5b0e7c41")
    static let webhookToken = Secret("webhook-token-9d2f6a83")
    static let signingKey = Secret("signing-key-of-contact-tokens-1c7e4f90")
    static let aiSecret = Secret("ai-secret-3e19b7d5")
    static let clientID = "handrail-client"
    static let clientSecret = Secret("client-secret-e48a03d7")
    static let userPassword = Secret("password-7f1b92ce")
    /// The user as whom the core's OAuth application acts.
    static let integrationUser = "OpenCX Integration"

    /// The secrets that must stand in no log, trace or report.
    static let secrets = [
        organisationKey, webhookToken, signingKey, clientSecret, userPassword, aiSecret,
    ]

    static func address(_ authority: String) -> String { "https://" + authority }
}
