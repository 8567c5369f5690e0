package import JSON

/// What the file of `handrail core` says: where the process listens, what it keeps, whom it serves.
package struct ServiceConfiguration: Sendable, Equatable {
    /// The form of the log lines on standard error.
    package enum LogFormat: String, Sendable, CaseIterable {
        case text, json
    }

    /// Where the process is reached from outside, without a trailing slash; nil is where it listens.
    ///
    /// Links and webhook addresses begin with it.
    package var publicURL: String?
    /// The folder of the databases.
    package var store: String
    /// The address that is listened on; loopback by default, where a reverse proxy with the
    /// certificate is expected.
    package var host = "127.0.0.1"
    package var port = 8080
    /// The address of health, readiness and metrics; they need no key, so they are to stay inside.
    package var operatorHost = "127.0.0.1"
    package var operatorPort = 8081
    /// How long an ending process goes on with requests and entries that have been begun.
    ///
    /// 25 s by default: a little less than orchestrators wait (30 s) before they kill.
    package var drainSeconds = 25.0
    package var logFormat = LogFormat.text
    package var organisations: [OrganisationSettings]

    package init(publicURL: String? = nil, store: String, organisations: [OrganisationSettings]) {
        self.publicURL = publicURL
        self.store = store
        self.organisations = organisations
    }
}

/// What the file says of one organisation; a secret that it does not name is made at the first
/// start and kept in the store.
package struct OrganisationSettings: Sendable, Equatable {
    /// Who answers before a human does.
    package enum AI: Sendable, Equatable {
        /// Nobody: every conversation goes to humans.
        case none
        /// Rules in a file.
        case rules(file: String)
        /// An AI behind an HTTP endpoint.
        case endpoint(url: String, secret: SecretSource?)
    }

    /// Also stands in every contact token; letters, digits and hyphens.
    package var id: String
    package var name: String
    /// Public, so that it may stand in the file.
    package var widgetToken: String?
    package var organisationKey: SecretSource?
    package var webhookToken: SecretSource?
    package var signingKey: SecretSource?
    package var sessionPollSeconds: Double?
    package var sessionsPollSeconds: Double?
    package var ai = AI.none
    /// The settings of the integration as *Test & Save* takes them, without the client secret.
    ///
    /// What stands here is tested and saved at every start; nil leaves the integration to the
    /// settings page.
    package var creatio: JSONValue?
    package var creatioSecret: SecretSource?

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
