/// The answer of `config`: what the widget is told before anything else.
package struct WidgetConfig: Codable, Sendable, Equatable {
    package struct Organization: Codable, Sendable, Equatable {
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A canvas that a session can be switched to.
    package struct Mode: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var slug: String?

        package init(id: String, name: String, slug: String? = nil) {
            self.id = id
            self.name = name
            self.slug = slug
        }
    }

    package var org: Organization
    /// Between two readings of the session list; fractions are allowed.
    package var sessionsPollingIntervalSeconds: Double
    /// Between two polls of the open session; fractions are allowed.
    package var sessionPollingIntervalSeconds: Double
    package var modes: [Mode]

    package init(
        org: Organization,
        sessionsPollingIntervalSeconds: Double,
        sessionPollingIntervalSeconds: Double,
        modes: [Mode] = []
    ) {
        self.org = org
        self.sessionsPollingIntervalSeconds = sessionsPollingIntervalSeconds
        self.sessionPollingIntervalSeconds = sessionPollingIntervalSeconds
        self.modes = modes
    }
}
