import FakeCreatio
import HandoffCore
import JSON
import Wire

/// The core and the fake Creatio on one machine, connected as an organisation and its CRM are.
struct BothEnds: Sendable {
    /// The user as whom the core's own application acts; reps are others, Supervisor among them.
    private static let integrationUser = "OpenCX Integration"
    private static let organisationID = "org-handrail"

    let plan: ServePlan
    let secrets: ServeSecrets
    let corePort: ServedSites.Port
    /// The core's database; nil for memory.
    let coreFile: String?
    let pollSeconds: Double
    let environment: Environment

    /// Serves until a signal ends it.
    ///
    /// - Throws: `PortTaken` or `ServePlanError` where it cannot start.
    func serve() async throws {
        var ports = plan.creatioPorts
        ports[.core] = corePort
        try await ServedSites(ports: ports, environment: environment).serve(tenants)
    }

    private func tenants(_ ports: [ServedSite: Int]) async throws -> ServedSites.Tenants {
        let configuration = configuration(at: ports.address(of: .core))
        let plan = connectedPlan(webhookURL: configuration.webhookURL)
        let creatio = Announcement(plan: plan, ports: ports)
        let (responders, creatioWork) = try await CreatioSite(plan: plan, environment: environment)
            .open()
        let core = try openCore(configuration)
        // Before anything is sent: what waits since the last start goes to the new address.
        let isConnected = try await core.relocateIntegration(
            ofClient: secrets.integrationClientID,
            instanceURL: creatio.address,
            tokenURL: creatio.tokenAddress
        )
        return ServedSites.Tenants(
            responders: responders.merging([.core: core.responder]) { _, core in core },
            work: {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await creatioWork() }
                    group.addTask { try await core.run() }
                    try await group.waitForAll()
                }
            },
            welcome: {
                if !isConnected { try await connect(core, to: creatio) }
                let welcome = Welcome(core: configuration, creatio: creatio)
                return plan.announcesJSON ? "\(welcome.json)" : welcome.text
            }
        )
    }

    private func configuration(at address: String) -> CoreConfiguration {
        var configuration = CoreConfiguration(
            organisationID: Self.organisationID,
            organisationName: "Handrail",
            publicURL: address,
            widgetToken: secrets.organisation.widgetToken,
            organisationKey: Secret(secrets.organisation.organisationKey),
            webhookToken: Secret(secrets.organisation.webhookToken),
            signingKey: Secret(secrets.organisation.signingKey),
            storePath: coreFile
        )
        configuration.sessionPollingIntervalSeconds = pollSeconds
        configuration.sessionsPollingIntervalSeconds = pollSeconds * Self.pollsPerListing
        return configuration
    }

    /// The widget's own fallbacks are 10 s for a session and 60 s for the list
    /// (widget-engine.md section 2).
    private static let pollsPerListing = 6.0

    private func connectedPlan(webhookURL: Secret) -> ServePlan {
        var plan = plan
        plan.integrate(
            OAuthClient(
                id: secrets.integrationClientID,
                secret: Secret(secrets.integrationClientSecret),
                userName: Self.integrationUser
            ),
            actingAs: UserAccount(
                name: Self.integrationUser,
                password: Secret(secrets.integrationPassword),
                contactID: secrets.integrationContactID
            ),
            webhookURL: webhookURL
        )
        return plan
    }

    private func openCore(_ configuration: CoreConfiguration) throws -> HandoffCore {
        do {
            return try HandoffCore(
                configuration: configuration,
                autopilot: RuleAutopilot(rules: .demo),
                environment: environment
            )
        } catch {
            guard let coreFile else { throw error }
            throw ServePlanError.store("\(error)", file: coreFile)
        }
    }

    private func connect(_ core: HandoffCore, to creatio: Announcement) async throws {
        var settings: JSONValue = [
            "instanceUrl": .string(creatio.address),
            "tokenUrl": .string(creatio.tokenAddress),
            "clientId": .string(secrets.integrationClientID),
            "clientSecret": .string(secrets.integrationClientSecret),
        ]
        // An imported instance may have deleted it.
        let resolved = StockCaseStatus.resolved.id
        if plan.settings.ownRows.has(resolved, of: StockCaseStatus.object) {
            settings["resolvedStatusId"] = .string(resolved)
        }
        let problem = try await core.testAndSave(settings)
        if let problem {
            throw ServePlanError.core(
                "the core does not accept the settings of the fake Creatio: \(problem)"
            )
        }
    }
}
