import CreatioClient
import HandoffCore
import OData
import Wire

/// What the checks of one run share: the instance, and what has been found so far.
struct CheckBench {
    let requirements: CheckRequirements
    let environment: Environment
    let transport: CheckTransport
    var settings: CheckSettings
    private(set) var results: [CheckResult] = []
    /// What the instance says of itself, once it has been read.
    var model: EntityModel?

    init(settings: CheckSettings, contract: Contract, environment: Environment) {
        self.settings = settings
        requirements = CheckRequirements(contract, for: settings.integration)
        transport = CheckTransport(environment: environment, settings: settings)
        self.environment = Environment(
            clock: environment.clock,
            now: environment.now,
            makeID: environment.makeID,
            random: environment.random,
            transport: transport,
            logger: environment.logger
        )
    }

    var integration: CreatioSettings { settings.integration }

    /// - Throws: `AddressError`.
    var client: CreatioClient {
        get throws {
            CreatioClient(connection: try integration.connection, environment: environment)
        }
    }

    /// A check that is no gate, but after which nothing further can be known this time.
    var stop: CheckID?

    /// The check because of which nothing further can be known.
    var closedGate: CheckID? {
        stop ?? results.first { $0.outcome == .failed && $0.check.isGate }?.check
    }

    mutating func add(_ result: CheckResult) {
        results.append(result)
    }

    mutating func pass(_ check: CheckID, _ fact: String, subject: String? = nil) {
        add(CheckResult(check, .passed, fact, subject: subject))
    }

    mutating func fail(
        _ check: CheckID,
        _ fact: String,
        subject: String? = nil,
        isOutOfReach: Bool = false
    ) {
        add(CheckResult(check, .failed, fact, subject: subject, isOutOfReach: isOutOfReach))
    }

    mutating func leaveOpen(_ check: CheckID, _ fact: String, subject: String? = nil) {
        add(CheckResult(check, .unknown, fact, subject: subject))
    }

    mutating func skip(_ check: CheckID, _ fact: String, subject: String? = nil) {
        add(CheckResult(check, .skipped, fact, subject: subject))
    }

    func hasTold(of check: CheckID) -> Bool {
        results.contains { $0.check == check }
    }

    /// The first thing that failed in one of the groups.
    func fault(in groups: Set<CheckGroup>) -> CheckResult? {
        results.first { $0.outcome == .failed && groups.contains($0.check.group) }
    }

    /// Whether the object is not there, so that nothing more can be said of it.
    func lacks(_ object: String) -> Bool {
        results.contains { $0.check == .objects && $0.outcome == .failed && $0.subject == object }
    }
}
