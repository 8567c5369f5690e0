import ArgumentParser
import FakeCreatio
import Foundation
import LiveWire
import OData
import Wire

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the core and the fake Creatio on loopback, or the fake Creatio alone.",
        discussion: """
            Examples:

              handrail serve
              handrail serve --store playground --poll-seconds 0.5
              handrail serve --port 0 --json
              handrail serve --only creatio
              handrail serve --only creatio --port 0 --json --control
              handrail serve --only creatio --profile net-recent --profile "unknown set=html"

            A widget is pointed at the core by its apiUrl. An AI by rules answers there and hands \
            off on "talk to a human"; the conversation becomes a case in the fake Creatio, and a \
            reply that a rep adds to the case as an activity comes back to the widget. The core \
            acts in Creatio as the user OpenCX Integration; everybody else is a rep, Supervisor \
            with the password Supervisor among them.

            --store keeps everything in a folder, secrets too, and a later start goes on with it; \
            the ports may be others then, and new links and the addresses of the business \
            processes follow. With --only creatio it is a file and keeps the rows. Without it, all \
            is made anew at each start and ends with the process.

            The OAuth client that is announced acts as Supervisor; HANDRAIL_CLIENT_ID and \
            HANDRAIL_CLIENT_SECRET say which it is. Tokens are given out on a port of their own, \
            as Creatio's identity service is a site of its own.

            --json prints one line when everything answers: widgetURL, widgetToken, \
            organisationKey, webhookURL, sessionURL (the id of a session appended to it opens the \
            session's view, with the organisation's key as bearer token or as password), and \
            creatio, which is what --only creatio prints.

            It ends with Ctrl-C, exit code 0; 2 where it cannot start.
            """
    )

    @Option(help: "Serve this part alone; creatio is the only one.")
    var only: ServedPart?

    @Option(help: "The port of Creatio's application; 0 takes free ones, for the others too.")
    var port = 8021

    @Option(
        help: "The port of the identity service; by default the next one, or a free one."
    )
    var identityPort: Int?

    @Option(help: "The port of the core; by default the one after that, or a free one.")
    var corePort: Int?

    @OptionGroup
    var instance: InstanceOptions

    @Option(help: "A folder that keeps everything; a file of rows with --only creatio.")
    var store: String?

    @Option(
        help:
            "How often a widget asks for news of its open session; the list of sessions 6 times rarer. Default: 2."
    )
    var pollSeconds: Double?

    @Flag(help: "Print one line of JSON instead, with all that a client needs.")
    var json = false

    @Flag(help: "Switch on Creatio's control plane for tests, and with it several worlds.")
    var control = false

    /// What the documents promise of a reply: it lands within a couple of seconds.
    private static let defaultPollSeconds = 2.0
    /// The longest time between two polls that is still a conversation.
    private static let longestPollSeconds = 3600.0

    func validate() throws {
        for number in [port, identityPort ?? 0, corePort ?? 0] where !(0...65_535 ~= number) {
            throw ValidationError("a port is a number from 0 to 65535, not \(number)")
        }
        if let pollSeconds, !(pollSeconds > 0 && pollSeconds <= Self.longestPollSeconds) {
            throw ValidationError(
                "--poll-seconds is a number above 0 and up to 3600, not \(pollSeconds)"
            )
        }
        if only == .creatio, pollSeconds != nil || corePort != nil {
            throw ValidationError(
                "--poll-seconds and --core-port are about the core, which --only creatio leaves out"
            )
        }
    }

    func run() async throws {
        do {
            let variables = ProcessInfo.processInfo.environment
            try await LiveTransport.with { transport in
                let environment = Environment.live(transport: transport)
                if only == .creatio {
                    try await creatio(variables, environment).serve()
                } else {
                    try await bothEnds(variables, environment).serve()
                }
            }
        } catch let error as PortTaken {
            StandardError.print("handrail: \(error); choose another with --port, 0 for any")
            throw ExitStatus.notUsable
        } catch let error as InstanceOptionError {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        } catch let error as ServePlanError {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        } catch let error as StoreFolderError {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
    }

    private func creatio(
        _ variables: [String: String],
        _ environment: Environment
    ) throws -> CreatioSite {
        CreatioSite(
            plan: try ServePlan(
                self,
                environment: variables,
                secrets: ServeSecrets(),
                storeFile: store
            ),
            environment: environment
        )
    }

    private func bothEnds(
        _ variables: [String: String],
        _ environment: Environment
    ) throws -> BothEnds {
        let folder = try store.map { try StoreFolder(path: $0) }
        let secrets =
            try folder?.kept("secrets.json", ServeSecrets.init) ?? ServeSecrets()
        let plan = try ServePlan(
            self,
            environment: variables,
            secrets: secrets,
            storeFile: folder?.file("creatio.sqlite")
        )
        return BothEnds(
            plan: plan,
            secrets: secrets,
            corePort: plan.neighbour(2, unless: corePort),
            coreFile: folder?.file("core.sqlite"),
            pollSeconds: pollSeconds ?? Self.defaultPollSeconds,
            environment: environment
        )
    }
}

/// What `serve` can be told to serve alone.
enum ServedPart: String, ExpressibleByArgument, CaseIterable {
    case creatio
}
