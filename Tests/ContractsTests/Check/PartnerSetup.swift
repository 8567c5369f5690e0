import Contracts
import FakeCreatio
import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Simulation
import Wire

/// A partner's Creatio and the settings of the integration, right in every detail until a test
/// plants a mistake.
struct PartnerSetup: Sendable {
    static let dana = "11111111-1111-4111-8111-111111111111"
    static let integrationContact = "22222222-2222-4222-8222-222222222222"
    static let clientID = "0123456789ABCDEF0123456789ABCDEF"
    static let secret = "the-client-secret"

    /// The instance.
    var creatio = InstanceSettings()
    /// The settings by the names of *Test & Save*.
    var integration: JSONValue
    /// What is done to the instance's rows before the check.
    var rows: @Sendable (CreatioInstance) async throws -> Void = { _ in }
    /// Answers in the place of the instance, which it may ask.
    var site: (@Sendable (WireRequest, VirtualClock, any Responder) async -> WireResponse)?
    /// How far the instance's clock is ahead.
    var skew = Duration.zero
    /// How long the instance takes for each answer.
    var delay = Duration.zero
    var conversationsPerDay: Int? = 200
    var licences: Int? = 5
    var symptom: Symptom?
    /// What becomes of every request, where the network is at fault.
    var failure: TransportError?
    /// Whether the check may write.
    var writes = false
    /// What listens for the webhook's calls; nil where nothing does.
    var webhook: WebhookSetup?

    init() {
        var client = OAuthClient(
            id: Self.clientID,
            secret: Secret(Self.secret),
            userName: "Integration"
        )
        client.tokenLifetime = .seconds(3600)
        creatio.clients = [client]
        creatio.users = [
            .supervisor,
            UserAccount(
                name: "Integration",
                password: Secret("x"),
                contactID: Self.integrationContact
            ),
            UserAccount(name: "Dana", password: Secret("x"), contactID: Self.dana),
        ]
        creatio.customColumns = [
            "Case": [
                Column("UsrOrderNumber", .mediumText), Column("UsrScan", .stream),
                .lookup("UsrRegion", to: "CaseCategory"),
            ]
        ]
        integration = [
            "instanceUrl": "https://acme.creatio.com",
            "clientId": .string(Self.clientID),
            "clientSecret": .string(Self.secret),
            "defaultCaseOwnerId": .string(Self.dana),
            "defaultCaseGroupId": .string(StockAdminUnit.caseGroup.rawValue),
            "resolvedStatusId": .string(StockCaseStatus.resolved.rawValue),
            "caseOriginId": .string(StockCaseOrigin.email.rawValue),
            "activities": ["categoryId": "f51c4643-58e6-df11-971b-001d60e938c6"],
            "fields": [
                [
                    "name": "UsrOrderNumber", "title": "Order number", "type": "text",
                    "description": "The order",
                ],
                [
                    "name": "PriorityId", "title": "Priority", "type": "dropdown",
                    "description": "How urgent it is", "values": ["High", "Medium"],
                ],
            ],
        ]
    }

    /// The contract of the repository.
    static var contract: Contract {
        get throws {
            let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
            let file = root.appending(path: Contract.file)
            return try Contract(
                reading: String(contentsOf: file, encoding: .utf8),
                file: file.path
            )
        }
    }

    /// Runs the check in a world of its own.
    func report() throws -> CheckReport {
        try run().report
    }

    /// What a check found, what it sent, and the instance that it leaves behind.
    struct Outcome {
        let report: CheckReport
        let sent: [WireRequest]
        let plan: WritePlan?
        /// The ids of all contacts, cases and activities.
        let rows: [String]
        /// What was said to whoever waited.
        let said: [String]
    }

    func run() throws -> Outcome {
        let simulator = Simulator(seed: 1)
        let network = MemoryNetwork(simulator: simulator)
        var creatio = creatio
        if let webhook { creatio.processes = webhook.processes }
        let instance = try CreatioInstance(
            environment: simulator.environment(party: "creatio", transport: network),
            settings: creatio
        )
        let now = simulator.environment(party: "date", transport: network).now
        let front = FrontServer(setup: self, clock: simulator.clock, now: now)
        network.attach(front.before(instance.responder), at: "acme.creatio.com")
        network.attach(front.dated(instance.identityResponder), at: "acme-is.creatio.com")
        var settings = CheckSettings(integration: try CreatioSettings(integration))
        settings.conversationsPerDay = conversationsPerDay
        settings.licences = licences
        settings.symptom = symptom
        let recording = RecordingTransport(next: network, failure: failure)
        let environment = simulator.environment(party: "check", transport: recording)
        settings.plan =
            writes
            ? WritePlan(
                for: settings.integration,
                environment: environment,
                listens: webhook != nil
            ) : nil
        let hand = RepByHand(instance: instance)
        settings.webhook = try webhook?.plan(settings.plan, environment, says: hand.hear)
        if let webhook, let plan = settings.webhook {
            network.attach(webhook.before(plan.listener), at: "tunnel.example")
            network.attach(FunctionResponder { _ in WireResponse(status: .ok) }, at: "api.open.cx")
        }
        let run = CheckRun(
            settings: settings,
            contract: try Self.contract,
            environment: environment
        )
        let rows = rows
        let pause = webhook?.pause ?? .zero
        let hasRep = webhook?.hasRep == true
        let clock = simulator.clock
        let (report, left) = try simulator.run {
            try await instance.place("Contact", ["Id": .string(Self.dana), "Name": "Dana Rep"])
            try await rows(instance)
            let report = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await clock.sleep(for: pause)
                    await instance.run()
                }
                if hasRep { group.addTask { try await hand.work() } }
                defer { group.cancelAll() }
                return try await run.report()
            }
            var left: [String] = []
            for object in ["Contact", "Case", "Activity"] {
                left += try await instance.rows(of: object).compactMap { $0["Id"]?.text }
            }
            return (report, left)
        }
        return Outcome(
            report: report,
            sent: recording.requests,
            plan: settings.plan,
            rows: left,
            said: hand.heard
        )
    }
}
