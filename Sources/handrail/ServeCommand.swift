import ArgumentParser
import FakeCreatio
import Foundation
import LiveWire
import OData
import Wire

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the fake Creatio on loopback, for any client.",
        discussion: """
            Examples:

              handrail serve --only creatio
              handrail serve --only creatio --port 0 --json --control
              handrail serve --only creatio --profile net-recent --profile "unknown set=html"

            The user is Supervisor with the password Supervisor. The OAuth client is made anew at \
            each start, unless HANDRAIL_CLIENT_ID and HANDRAIL_CLIENT_SECRET say which it is. \
            Tokens are given out on a port of their own, as Creatio's identity service is a site \
            of its own.

            It ends with Ctrl-C, exit code 0; 2 where it cannot start.
            """
    )

    @Option(help: "What is served; creatio is all there is so far.")
    var only: ServedPart

    @Option(help: "The port of the application; 0 takes a free one.")
    var port = 8021

    @Option(
        help: "The port of the identity service; by default the next one, or a free one."
    )
    var identityPort: Int?

    @OptionGroup
    var instance: InstanceOptions

    @Option(help: "A file that keeps the rows; without it they end with the process.")
    var store: String?

    @Flag(help: "Print one line of JSON instead, with all that a client needs.")
    var json = false

    @Flag(help: "Switch on the control plane for tests, and with it several worlds.")
    var control = false

    func validate() throws {
        for number in [port, identityPort ?? 0] where !(0...65_535 ~= number) {
            throw ValidationError("a port is a number from 0 to 65535, not \(number)")
        }
    }

    func run() async throws {
        do {
            let plan = try ServePlan(self, environment: ProcessInfo.processInfo.environment)
            try await LiveTransport.with { transport in
                try await CreatioSite(plan: plan, environment: .live(transport: transport))
                    .serve()
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
        }
    }
}

/// What `serve` can be told to serve alone.
enum ServedPart: String, ExpressibleByArgument, CaseIterable {
    case creatio
}
