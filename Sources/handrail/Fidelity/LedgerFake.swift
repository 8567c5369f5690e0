import FakeCreatio
import Fidelity
import HTTPTypes
import Simulation
import Wire

/// The fake Creatio as a target of the ledger: a fresh instance in a world of its own for every
/// case.
///
/// The ledger does not know the fake, and the fake does not know the ledger; they meet here.
struct LedgerFake {
    static let base = "https://acme.creatio.com"
    /// A web service that never answers.
    static let silentService = "https://silent.example/"
    private static let client = OAuthClient(
        id: "0123456789ABCDEF0123456789ABCDEF",
        secret: Secret("fidelity-client-secret"),
        userName: "Supervisor"
    )

    private let simulator = Simulator(seed: 1)
    private let instance: CreatioInstance
    private let network: MemoryNetwork
    private let identityAddress: String
    private let profile: [String: String]

    /// - Throws: `ProfileError` for a switch that no instance has, or what keeps an instance from
    ///   being made.
    init(for entry: FidelityCase) throws {
        var settings = InstanceSettings()
        settings.address = Self.base
        settings.objects = EntitySchema.everyObject
        // What a case does not say is evaluated as far as it goes.
        settings.level = entry.level.flatMap(EvidenceLevel.init) ?? .assumed
        settings.users = [.supervisor] + LedgerUser.all
        settings.rights.records = LedgerUser.administeredRecords
        settings.clients =
            [Self.client]
            + LedgerUser.all.map { user in
                OAuthClient(id: user.name, secret: user.password, userName: user.name)
            }
        for (name, value) in entry.profile.sorted(by: { $0.key < $1.key }) {
            try LedgerSwitch.set(name, to: value, in: &settings)
        }
        profile = entry.profile
        identityAddress = settings.identityAddress
        network = MemoryNetwork(simulator: simulator)
        instance = try CreatioInstance(
            environment: simulator.environment(party: "creatio", transport: network),
            settings: settings
        )
        network.attach(instance.responder, at: "acme.creatio.com")
        network.attach(instance.identityResponder, at: "acme-is.creatio.com")
        network.attach(SilentService(clock: simulator.clock), at: "silent.example")
    }

    func run(_ entry: FidelityCase) throws -> CaseResult {
        let ids = simulator.environment(party: "ledger", transport: network).makeID
        let clock = simulator.clock
        var target = FidelityTarget(
            base: Self.base,
            identity: identityAddress,
            transport: network,
            callers: callers,
            values: [
                "user": "Supervisor", "password": "Supervisor", "client id": Self.client.id,
                "client secret": Self.client.secret.exposed,
            ],
            makeID: ids,
            wait: { try await clock.sleep(for: $0) },
            profile: profile
        )
        target.isFake = true
        let given = target
        let instance = instance
        return try simulator.run {
            try await withThrowingTaskGroup(of: CaseResult?.self) { group in
                // Business processes work beside the case.
                group.addTask {
                    await instance.run()
                    return nil
                }
                group.addTask { try await CaseRunner(target: given, mayWrite: true).run(entry) }
                defer { group.cancelAll() }
                while let result = try await group.next() {
                    if let result { return result }
                }
                throw CancellationError()
            }
        }
    }

    private var callers: [String: Caller] {
        let tokenURL = identityAddress + "/connect/token"
        var callers = [
            "session": Caller(
                .user(name: "Supervisor", password: Secret("Supervisor"), base: Self.base)
            )
        ]
        callers["default"] = Caller(
            .client(id: Self.client.id, secret: Self.client.secret, tokenURL: tokenURL)
        )
        for user in LedgerUser.all {
            callers[user.name] = Caller(
                .client(id: user.name, secret: user.password, tokenURL: tokenURL)
            )
        }
        return callers
    }
}

/// A web service that answers after a day, when nobody waits any more.
private struct SilentService: Responder {
    let clock: VirtualClock

    func respond(to request: WireRequest) async -> WireResponse {
        // A wait that is cut short has nobody left who would hear the answer.
        try? await clock.sleep(for: .seconds(24 * 3600))
        return WireResponse(status: .ok)
    }
}
