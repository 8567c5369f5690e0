import ArgumentParser
import Foundation
import HandoffCore
import LiveWire
import Wire

struct CoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "core",
        abstract: "Runs the handoff core alone, against a real Creatio or a fake one.",
        discussion: """
            Examples:

              handrail core --store core --public-url https://chat.example.com
              HANDRAIL_CREATIO_CLIENT_SECRET=… handrail core --store core \\
                --creatio-url https://acme.creatio.com --creatio-client-id 0F2A…
              handrail core --config core.yaml
              handrail core outbox list --store core

            One organisation is served by options, several by a file:

              public url: https://chat.example.com
              store: /var/lib/handrail
              organisations:
                acme:
                  name: Acme
                  ai: { rules: acme.rules.yaml }
                  creatio:
                    instanceUrl: https://acme.creatio.com
                    clientId: 0F2A…
                    clientSecret: { environment: ACME_CLIENT_SECRET }
                globex:
                  organisation key: { file: /run/secrets/globex-key }
                  ai: { endpoint: https://ai.globex.example/answer }

            Each organisation has its own database, tokens and queue. Secrets stand in environment \
            variables or files, never in the file itself. Those that are not named are made at the \
            first start and kept in the store, in ID/secrets.json; with one organisation, \
            HANDRAIL_WIDGET_TOKEN, HANDRAIL_ORGANISATION_KEY, HANDRAIL_WEBHOOK_TOKEN and \
            HANDRAIL_SIGNING_KEY name them. 'creatio' takes the settings of Test & Save and gives \
            them to it at every start; without it, they are saved by POST /backend/creatio/settings.

            The operator port has /health (the process is up), /ready (databases are open and loops \
            run) and /metrics (for Prometheus). It asks for no key, so keep it inside.

            SIGTERM or Ctrl-C ends it: no more is taken, what has been begun comes to its end \
            within --drain-seconds, exit code 0. A second signal ends it at once. It exits with 2 \
            where it cannot start.
            """,
        subcommands: [OutboxCommand.self]
    )

    @OptionGroup
    var place: CorePlace

    @Option(help: "Where it is reached from outside; by default where it listens.")
    var publicURL: String?

    @Option(
        help: "The address to listen on; by default loopback, for a proxy that has the certificate."
    )
    var host: String?

    @Option(help: "The port to listen on, 8080 by default; 0 takes a free one.")
    var port: Int?

    @Option(help: "The address of the operator port; by default loopback.")
    var operatorHost: String?

    @Option(help: "The port of health, readiness and metrics, 8081 by default; 0 takes a free one.")
    var operatorPort: Int?

    @Option(help: "How long an ending process goes on with what has been begun, 25 by default.")
    var drainSeconds: Double?

    @Option(help: "The form of the log on standard error: text or json.")
    var log: ServiceConfiguration.LogFormat?

    @Option(help: "With one organisation: its name.")
    var name: String?

    @Option(help: "With one organisation: a file of rules by which an AI answers.")
    var rules: String?

    @Option(
        help:
            "With one organisation: the address at which an AI answers; its token is HANDRAIL_AI_SECRET."
    )
    var aiEndpoint: String?

    @Option(help: "With one organisation: the address of its Creatio.")
    var creatioURL: String?

    @Option(help: "The OAuth application in Creatio; its secret is HANDRAIL_CREATIO_CLIENT_SECRET.")
    var creatioClientID: String?

    @Option(help: "The token endpoint, where it is not the instance's own identity host.")
    var creatioTokenURL: String?

    func run() async throws {
        do {
            let variables = ProcessInfo.processInfo.environment
            let configuration = try applied(to: place.configuration(), variables)
            let store = try StoreFolder(path: configuration.store)
            let log = configuration.logFormat
            try await LiveTransport.with { transport in
                let service = ServedCore(
                    configuration: configuration,
                    store: store,
                    variables: variables,
                    announcesJSON: place.json,
                    environment: .live(transport: transport, log: log)
                )
                try await service.serve()
            }
        } catch let error as CoreCommandError {
            try Self.refuse(error)
        } catch let error as StoreFolderError {
            try Self.refuse(error)
        } catch let error as CoreServiceError {
            try Self.refuse(error)
        } catch let error as PortTaken {
            try Self.refuse(
                CoreCommandError("\(error); choose another with --port and --operator-port")
            )
        }
    }

    static func refuse(_ error: any Error) throws -> Never {
        StandardError.print("handrail: \(error)")
        throw ExitStatus.notUsable
    }

    /// What the options say goes before what the file says.
    private func applied(
        to configuration: ServiceConfiguration,
        _ variables: [String: String]
    ) throws(CoreCommandError) -> ServiceConfiguration {
        var configuration = configuration
        if let publicURL { configuration.publicURL = publicURL }
        if let host { configuration.host = host }
        if let port { configuration.port = port }
        if let operatorHost { configuration.operatorHost = operatorHost }
        if let operatorPort { configuration.operatorPort = operatorPort }
        if let drainSeconds { configuration.drainSeconds = drainSeconds }
        if let log { configuration.logFormat = log }
        let single = OrganisationOptions(
            name: name,
            rules: rules,
            aiEndpoint: aiEndpoint,
            creatioURL: creatioURL,
            creatioClientID: creatioClientID,
            creatioTokenURL: creatioTokenURL
        )
        if configuration.organisations.isEmpty {
            configuration.organisations = [try single.settings(variables)]
        } else if !single.isEmpty {
            throw CoreCommandError(
                "the file of --config says what its organisations are; options that say so of one"
                    + " have no place beside it"
            )
        }
        return configuration
    }
}

extension ServiceConfiguration.LogFormat: ExpressibleByArgument {}

/// Why the core cannot start.
struct CoreCommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
