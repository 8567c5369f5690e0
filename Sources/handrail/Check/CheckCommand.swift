import ArgumentParser
import Contracts
import Foundation
import HandoffCore
import LiveWire
import Reports
import Wire

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks a partner's Creatio against what the core needs of one.",
        discussion: """
            Examples:

              HANDRAIL_CLIENT_SECRET=… handrail check --url https://acme.creatio.com --client-id …
              handrail check --settings integration.yaml --client-secret-file secret.txt
              handrail check --settings integration.yaml --symptom 'replies missing'
              handrail check --settings integration.yaml --report html=check.html
              handrail check --settings integration.yaml --write --webhook-listen 8090 --webhook-url https://…

            It only reads, unless --write is given: then it first says what it will make, makes a \
            contact, a case and an activity, looks at them, and deletes them again.

            With --webhook-listen and --webhook-url it waits for the calls of the business \
            processes, in which that address has to stand meanwhile. A rep is asked for a case, a \
            reply, an internal activity and a closure; with --write the check makes them itself. \
            HANDRAIL_WEBHOOK_URL stands in for --webhook-url.

            The secret is read from HANDRAIL_CLIENT_SECRET, from --client-secret-file, or from \
            where the file of settings says. HANDRAIL_URL, HANDRAIL_CLIENT_ID and \
            HANDRAIL_TOKEN_URL stand in for their options. The file has the settings of the \
            integration by the names of 'creatio' in the file of 'handrail core'.

            Exit codes: 0 all passed; 1 something failed; 2 the call or a setting is not usable; \
            3 the instance could not be reached, or is no Creatio; 4 nothing failed, but something \
            is unknown.
            """
    )

    @OptionGroup
    var connection: ConnectionOptions

    @Option(help: "The file of the contract.")
    var contract = Contract.file

    @Option(help: "Look only for what causes this symptom of the troubleshooting page.")
    var symptom: Symptom?

    @Flag(help: "Make a contact, a case and an activity, look at them, and delete them again.")
    var write = false

    @OptionGroup(title: "Webhook")
    var webhook: WebhookOptions

    @Option(help: "How many conversations a day are expected.")
    var conversationsPerDay: Int?

    @Option(help: "How many full-user licences the plan has.")
    var licences: Int?

    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "Also write a report: \(CheckReportFormat.names).",
            valueName: "format=file"
        )
    )
    var reports: [CheckReportRequest] = []

    func run() async throws {
        let report: CheckReport
        do {
            let asked = try checkSettings()
            let contract = try ContractFile(self.contract).read()
            report = try await LiveTransport.with(answerLimit: asked.answerLimit) { transport in
                try await self.report(asked, contract, .live(transport: transport))
            }
            for request in reports { try request.write(report) }
        } catch {
            StandardError.print("handrail: \(error)")
            throw ExitStatus.notUsable
        }
        StandardOutput.print(CheckConsole(style: .ofStandardOutput).text(of: report))
        switch report.verdict {
        case .passed: break
        case .failed: throw ExitStatus.failed
        case .outOfReach: throw ExitStatus.unreachable
        case .unknown: throw ExitStatus.unknown
        }
    }

    private func report(
        _ asked: CheckSettings,
        _ contract: Contract,
        _ environment: Environment
    ) async throws -> CheckReport {
        var settings = asked
        if write {
            settings.plan = WritePlan(
                for: asked.integration,
                environment: environment,
                listens: webhook.listen != nil
            )
        }
        settings.webhook = try webhook.plan(
            variables: ProcessInfo.processInfo.environment,
            marker: settings.plan?.marker ?? WritePlan.makeMarker(environment),
            now: environment.now
        )
        for text in [settings.plan?.text, settings.webhook?.text(writes: write)] {
            if let text { StandardError.print(text) }
        }
        let run = CheckRun(settings: settings, contract: contract, environment: environment)
        guard let listener = settings.webhook?.listener, let address = webhook.listen else {
            return try await run.report()
        }
        return try await ListeningCheck(
            run: run,
            listener: listener,
            address: address,
            environment: environment
        )
        .report()
    }

    private func checkSettings() throws -> CheckSettings {
        let answerTime = try connection.answerTime
        var checked = CheckSettings(integration: try connection.integration())
        checked.timeLimit = answerTime
        checked.conversationsPerDay = conversationsPerDay
        checked.licences = licences
        checked.symptom = symptom
        return checked
    }
}

/// A report of a check that is to be written: `html=check.html`.
struct CheckReportRequest: ExpressibleByArgument {
    private let format: CheckReportFormat
    private let file: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let format = CheckReportFormat(rawValue: parts[0]) else {
            return nil
        }
        self.format = format
        file = parts[1]
    }

    func write(_ report: CheckReport) throws {
        do {
            try Data(format.text(of: report).utf8).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw UnusableCall("the report '\(file)' cannot be written")
        }
    }
}

extension CheckReportFormat {
    fileprivate static var names: String {
        allCases.map(\.rawValue).joined(separator: ", ")
    }
}

extension Symptom: ExpressibleByArgument {
    init?(argument: String) {
        self.init(words: argument)
    }

    static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
