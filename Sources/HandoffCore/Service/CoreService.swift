package import JSON
import Logging
import Metrics
package import Wire

/// Several organisations in one process, each a `HandoffCore` of its own behind one front door.
///
/// Nothing but the process is shared: an organisation's tokens, database, queue and settings are
/// its own core's, so that none can see another's, and none waits for another.
package struct CoreService: Sendable {
    /// An organisation before the start.
    package struct Organisation: Sendable {
        package var configuration: CoreConfiguration
        package var autopilot: any Autopilot
        /// What *Test & Save* is to take at the start; nil leaves the integration as it is saved.
        package var integration: JSONValue?

        package init(
            configuration: CoreConfiguration,
            autopilot: any Autopilot,
            integration: JSONValue? = nil
        ) {
            self.configuration = configuration
            self.autopilot = autopilot
            self.integration = integration
        }
    }

    /// Answers visitors' pages, Creatio, backends and operators.
    package let responder: any Responder
    /// Answers those who run the process: health, readiness, metrics.
    package let operatorResponder: any Responder

    private let organisations: [OrganisationCore]

    /// Opens the databases of all organisations.
    ///
    /// - Throws: `CoreServiceError` for organisations that cannot be told apart, or a database
    ///   that cannot be opened.
    package init(
        _ organisations: [Organisation],
        environment: Wire.Environment
    ) throws {
        try Self.checkCredentials(of: organisations.map(\.configuration))
        let registry = PrometheusRegistry(help: ServiceMetric.help)
        self.organisations = try organisations.map { organisation in
            try Self.open(organisation, registry, environment)
        }
        let tenants = zip(organisations, self.organisations).map { organisation, opened in
            FrontDoor.Tenant(
                id: organisation.configuration.organisationID,
                widgetToken: Secret(organisation.configuration.widgetToken),
                organisationKey: organisation.configuration.organisationKey,
                webhookToken: organisation.configuration.webhookToken,
                responder: opened.core.responder
            )
        }
        responder = FrontDoor(
            tenants: tenants,
            stranger: try Self.stranger(environment).responder,
            metrics: registry,
            environment: environment
        )
        operatorResponder = OperatorDesk(organisations: self.organisations, registry: registry)
    }

    /// The core of an organisation.
    package func core(of organisation: String) -> HandoffCore? {
        organisations.first { $0.id == organisation }?.core
    }

    /// Lets what has been begun come to its end and begins nothing more; `run()` returns then.
    package func finish() {
        for organisation in organisations { organisation.core.finish() }
    }

    /// Does every organisation's work until `finish()` is called, or the task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for organisation in organisations { group.addTask { await organisation.run() } }
        }
    }

    private static func open(
        _ organisation: Organisation,
        _ metrics: any MetricsFactory,
        _ environment: Wire.Environment
    ) throws -> OrganisationCore {
        let id = organisation.configuration.organisationID
        let own = environment.belonging(to: id, metrics)
        var configuration = organisation.configuration
        configuration.filePath = FrontDoor.filePath(of: id)
        do {
            let core = try HandoffCore(
                configuration: configuration,
                autopilot: organisation.autopilot,
                environment: own
            )
            return OrganisationCore(
                id: id,
                core: core,
                integration: organisation.integration,
                environment: own
            )
        } catch {
            throw CoreServiceError.database("\(error)", organisation: id)
        }
    }

    /// A core with an empty database in memory, whose secrets nobody knows.
    private static func stranger(_ environment: Wire.Environment) throws -> HandoffCore {
        func secret() -> Secret { Secret(environment.makeID() + environment.makeID()) }
        return try HandoffCore(
            configuration: CoreConfiguration(
                organisationID: "nobody",
                organisationName: "Nobody",
                publicURL: "",
                widgetToken: secret().exposed,
                organisationKey: secret(),
                webhookToken: secret(),
                signingKey: secret()
            ),
            autopilot: HumansOnly(),
            environment: environment
        )
    }

    /// Two organisations with one token would see each other.
    private static func checkCredentials(of configurations: [CoreConfiguration]) throws {
        var owners: [String: String] = [:]
        for configuration in configurations {
            let credentials = [
                ("id", configuration.organisationID),
                ("widget token", configuration.widgetToken),
                ("organisation key", configuration.organisationKey.exposed),
                ("webhook token", configuration.webhookToken.exposed),
                ("signing key", configuration.signingKey.exposed),
            ]
            for (kind, value) in credentials {
                guard
                    let owner = owners.updateValue(
                        configuration.organisationID,
                        forKey: "\(kind) \(value)"
                    )
                else { continue }
                throw CoreServiceError.shared(kind, by: [owner, configuration.organisationID])
            }
        }
    }
}

/// Why a service cannot start.
package enum CoreServiceError: Error, Equatable, CustomStringConvertible {
    case shared(String, by: [String])
    case database(String, organisation: String)

    package var description: String {
        switch self {
        case .shared(let kind, let organisations):
            "the organisations \(organisations.map { "'\($0)'" }.joined(separator: " and "))"
                + " have the same \(kind); give each one of its own"
        case .database(let problem, let organisation):
            "the database of organisation '\(organisation)' cannot be opened: \(problem)"
        }
    }
}

extension Wire.Environment {
    /// The same world, whose log lines and measurements name the organisation.
    fileprivate func belonging(
        to organisation: String,
        _ metrics: any MetricsFactory
    ) -> Wire.Environment {
        var logger = logger
        logger[metadataKey: "organisation"] = "\(organisation)"
        return Wire.Environment(
            clock: clock,
            now: now,
            makeID: makeID,
            random: random,
            transport: MeasuredTransport(
                organisation: organisation,
                next: transport,
                metrics: metrics,
                now: now
            ),
            logger: logger
        )
    }
}
