import ArgumentParser
import FakeCreatio
import Fidelity
import Foundation
import LiveWire
import Wire

/// A real instance as a target of the ledger, as the command line names it.
struct RealInstance: ParsableArguments {
    @Option(help: ArgumentHelp("The address of the application.", valueName: "url"))
    var against: String?

    @Option(help: "Log in as this user; the password comes from HANDRAIL_PASSWORD.")
    var user: String?

    @Option(help: "A file that holds the password.")
    var passwordFile: String?

    @Option(help: "Ask for tokens as this OAuth client; the secret is in HANDRAIL_CLIENT_SECRET.")
    var clientID: String?

    @Option(help: "A file that holds the client's secret.")
    var clientSecretFile: String?

    @Option(
        help: ArgumentHelp(
            "The token endpoint, where it is not that of the cloud.",
            valueName: "url"
        )
    )
    var tokenURL: String?

    @Flag(help: "Run cases that change rows as well.")
    var write = false

    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp(
            "Say what the instance is, so that cases about it are run: 'runtime=net'.",
            valueName: "switch=value"
        )
    )
    var profiles: [String] = []

    func validate() throws {
        guard against != nil else {
            guard user == nil, clientID == nil, !write else {
                throw ValidationError("--user, --client-id and --write go with --against")
            }
            return
        }
        guard user != nil || clientID != nil else {
            throw ValidationError("--against needs --user or --client-id")
        }
    }

    /// Runs the cases one after the other.
    func run(_ ledger: Ledger) async throws -> [CaseResult] {
        let access = try access()
        let mayWrite = write
        return try await LiveTransport.with { transport in
            let target = access.target(transport) { UUID().uuidString.lowercased() }
            let runner = CaseRunner(target: target, mayWrite: mayWrite)
            var results: [CaseResult] = []
            for entry in ledger.cases { results.append(try await runner.run(entry)) }
            return results
        }
    }

    private func access() throws -> InstanceAccess {
        var access = InstanceAccess(base: against ?? "", tokenURL: tokenURL)
        if let user {
            let password = try secret(passwordFile, variable: "HANDRAIL_PASSWORD", of: "password")
            access.user = (user, password)
        }
        if let clientID {
            let secret = try secret(
                clientSecretFile,
                variable: "HANDRAIL_CLIENT_SECRET",
                of: "client's secret"
            )
            access.client = (clientID, secret)
        }
        for pair in profiles.map({ $0.split(separator: "=", maxSplits: 1).map(String.init) }) {
            guard pair.count == 2 else { throw UnusableCall("--profile takes switch=value") }
            // What no fake could be set to is misspelt.
            var settings = InstanceSettings()
            try LedgerSwitch.set(pair[0], to: pair[1], in: &settings)
            access.profile[pair[0]] = pair[1]
        }
        return access
    }

    private func secret(_ file: String?, variable: String, of name: String) throws -> Secret {
        if let file {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw UnusableCall("the file '\(file)' with the \(name) cannot be read")
            }
            return Secret(text.trimmingCharacters(in: .newlines))
        }
        guard let text = ProcessInfo.processInfo.environment[variable] else {
            throw UnusableCall("the \(name) is neither in \(variable) nor in a file")
        }
        return Secret(text)
    }
}
