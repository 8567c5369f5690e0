import Foundation
import HandoffCore
import JSON
import Wire

/// The core's service behind its two sockets: for the world, and for its operators.
struct ServedCore: Sendable {
    let configuration: ServiceConfiguration
    let store: StoreFolder
    let variables: [String: String]
    let announcesJSON: Bool
    let environment: Environment

    /// Serves until a signal ends it, and what had been begun is done.
    ///
    /// - Throws: `PortTaken`, `CoreCommandError`, `CoreServiceError` or `StoreFolderError` where
    ///   it cannot start.
    func serve() async throws {
        let ports: [ServedSite: ServedSites.Port] = [
            .core: .init(
                host: configuration.host,
                number: configuration.port,
                drains: true
            ),
            .operators: .init(
                host: configuration.operatorHost,
                number: configuration.operatorPort
            ),
        ]
        try await ServedSites(ports: ports, environment: environment).serve { ports in
            let url = configuration.publicURL ?? ports.address(of: .core, host: configuration.host)
            let organisations = try configuration.organisations.map { try organisation($0, url) }
            let service = try CoreService(organisations, environment: environment)
            let welcome = CoreWelcome(
                organisations: organisations.map(\.configuration),
                address: url,
                operatorAddress: ports.address(
                    of: .operators,
                    host: configuration.operatorHost
                )
            )
            return ServedSites.Tenants(
                responders: [.core: service.responder, .operators: service.operatorResponder],
                work: { await service.run() },
                drain: .init(
                    site: .core,
                    finish: { service.finish() },
                    limit: .seconds(configuration.drainSeconds)
                ),
                welcome: { announcesJSON ? "\(welcome.json)" : welcome.text }
            )
        }
    }

    private func organisation(
        _ settings: OrganisationSettings,
        _ publicURL: String
    ) throws -> CoreService.Organisation {
        let kept = try store.kept("\(settings.id)/secrets.json", OrganisationSecrets.init)
        func secret(_ source: SecretSource?, or other: String) throws -> Secret {
            try source.map { try self.secret($0, of: settings) } ?? Secret(other)
        }
        var core = CoreConfiguration(
            organisationID: settings.id,
            organisationName: settings.name,
            publicURL: publicURL,
            widgetToken: settings.widgetToken ?? kept.widgetToken,
            organisationKey: try secret(settings.organisationKey, or: kept.organisationKey),
            webhookToken: try secret(settings.webhookToken, or: kept.webhookToken),
            signingKey: try secret(settings.signingKey, or: kept.signingKey),
            storePath: store.database(of: settings.id)
        )
        if let seconds = settings.sessionPollSeconds {
            core.sessionPollingIntervalSeconds = seconds
        }
        if let seconds = settings.sessionsPollSeconds {
            core.sessionsPollingIntervalSeconds = seconds
        }
        return CoreService.Organisation(
            configuration: core,
            autopilot: try autopilot(of: settings),
            integration: try integration(of: settings)
        )
    }

    private func autopilot(of settings: OrganisationSettings) throws -> any Autopilot {
        switch settings.ai {
        case .none: return HumansOnly()
        case .rules(let file):
            guard let text = Self.text(of: file) else {
                throw CoreCommandError(
                    "the rules of '\(settings.id)': '\(file)' is not there, or cannot be read"
                )
            }
            do {
                return RuleAutopilot(rules: try RuleSet(yaml: text, file: file))
            } catch {
                throw CoreCommandError("\(error)")
            }
        case .endpoint(let url, let source):
            let secret = try source.map { try self.secret($0, of: settings) }
            do {
                return HTTPAutopilot(
                    endpoint: try AutopilotEndpoint(url: url, secret: secret),
                    environment: environment
                )
            } catch {
                throw CoreCommandError("the AI of '\(settings.id)': \(error)")
            }
        }
    }

    private func integration(of settings: OrganisationSettings) throws -> JSONValue? {
        guard var body = settings.creatio, let source = settings.creatioSecret else { return nil }
        body["clientSecret"] = .string(try secret(source, of: settings).exposed)
        return body
    }

    private func secret(_ source: SecretSource, of settings: OrganisationSettings) throws -> Secret
    {
        do {
            return try source.secret(variables: variables, read: Self.text)
        } catch {
            throw CoreCommandError("a secret of '\(settings.id)': \(error)")
        }
    }

    private static func text(of file: String) -> String? {
        FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension StoreFolder {
    /// The database of an organisation.
    func database(of organisation: String) -> String {
        Self.database(of: organisation, in: path)
    }

    /// The same, for those who do not take the folder.
    static func database(of organisation: String, in folder: String) -> String {
        "\(folder)/\(organisation)/core.sqlite"
    }
}
