import FakeCreatio
import FakeWidget
import HandoffCore
import JSON
import Simulation
import Synchronization
import Wire

/// The stage of one run: visitors, core and Creatio, wired, with everything that is said between
/// them on record.
package final class Stage: Sendable {
    private struct State {
        var names = GivenNames()
        var savedSettings: Backoffice.SavedSettings?
        /// The settings of the last Test & Save that was accepted.
        var activeSettings: GivenSettings?
        /// The messages that an operator has given up.
        var droppedMessages: Set<String> = []
    }

    let scenario: Scenario
    /// The instance on which the scenario is played; nil for the stock one.
    private let folder: InstanceFolder?
    let clock: VirtualClock
    let recorder: TraceRecorder
    let logs: LogCollector
    let creatio: CreatioInstance
    let core: StagedCore
    let network = StageNetwork()
    let ai: StagedAI
    let visitors: [StagedVisitor]
    let backoffice: Backoffice
    let errands = Errands()
    let removals = Removals()
    let catalogue: ColumnCatalogue
    /// The contact behind the core's user; what it writes is no reply of a rep.
    let integrationContactID: String
    private let makeID: @Sendable () -> String
    private let state = Mutex(State())

    /// Sets the stage; nothing happens yet.
    ///
    /// - Throws: What keeps the core or the fake Creatio from opening.
    init(
        scenario: Scenario,
        on folder: InstanceFolder?,
        simulator: Simulator,
        transport: any Transport
    ) throws {
        self.scenario = scenario
        self.folder = folder
        clock = simulator.clock
        let clock = simulator.clock
        let recorder = TraceRecorder { clock.now.sinceBeginning }
        let logs = LogCollector()
        self.recorder = recorder
        self.logs = logs
        integrationContactID = simulator.environment(party: "users", transport: transport)
            .makeID()
        let instance = InstanceSettings(
            playing: scenario.given,
            on: folder,
            integrationContactID: integrationContactID
        )
        let faulty = FaultyTransport(
            network: network,
            instance: instance,
            clock: clock,
            next: transport
        )
        @Sendable func environment(
            _ party: String,
            stream: String? = nil,
            pulse: Pulse = Pulse()
        ) -> Environment {
            let tracing = TracingTransport(
                party: party,
                recorder: recorder,
                receivers: StageWorld.parties,
                next: faulty
            )
            return simulator.environment(
                party: stream ?? party,
                transport: MortalTransport(pulse: pulse, next: tracing),
                logger: logs.logger(of: party)
            )
        }
        let own = environment("stage")
        makeID = own.makeID
        catalogue = ColumnCatalogue(adding: scenario.given, to: folder)
        creatio = try CreatioInstance(environment: environment("creatio"), settings: instance)
        let database = try CoreDatabase(path: nil)
        let ai = StagedAI(scenario.given.ai)
        self.ai = ai
        core = try StagedCore(network: network) { number, pulse in
            // Each life draws ids of its own; the first one's would be given out twice.
            let stream = number == 1 ? nil : "core \(number)"
            let environment = environment("core", stream: stream, pulse: pulse)
            return try HandoffCore(
                configuration: CoreConfiguration.staged,
                autopilot: ai.autopilot(environment),
                environment: environment,
                database: database
            )
        }
        let errands = errands
        visitors = scenario.given.visitors.map { visitor in
            let party =
                visitor.name == GivenVisitor.onlyName ? "visitor" : "visitor \(visitor.name)"
            return StagedVisitor(
                visitor,
                environment: environment(party),
                host: environment("host page"),
                errands: errands
            )
        }
        backoffice = Backoffice(environment: environment("backoffice"))
    }

    /// Puts what is given into Creatio and saves the settings, unless a step is to do so.
    func prepare() async throws {
        let rows = GivenRows(
            scenario.given.creatio,
            catalogue: catalogue,
            makeID: { _, _ in makeID() }
        )
        try await folder?.furnish(creatio)
        state.withLock { state in
            state.names = folder?.names ?? GivenNames()
            state.names.define(rows.names)
        }
        try await rows.insert(into: creatio)
        guard !scenario.steps.contains(where: { $0.action is TestAndSave }) else { return }
        let saved = try await testAndSave(GivenSettings())
        guard saved.status == ExpectIntegration.Status.active.rawValue else {
            throw StepFailure(
                "the settings of 'given' were refused: " + saved.errors.joined(separator: "; ")
            )
        }
    }

    /// Kills the core at once; what it asked the AI is forgotten with it.
    func crashCore() async {
        core.crash()
        await autopilot.forgetQuestions()
    }

    /// Ends all that the scenario lets go wrong: nothing is at fault and the core runs.
    ///
    /// - Throws: What keeps the core from opening.
    func heal() throws {
        network.heal()
        try core.start()
    }

    /// Everything that works in the background, until cancelled.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.core.run() }
            group.addTask { await self.creatio.run() }
            group.addTask { try await self.errands.run() }
            try await group.waitForAll()
        }
    }
}

// MARK: - Who and what is meant

extension Stage {
    var names: GivenNames { state.withLock { $0.names } }

    /// What the last Test & Save answered; nil before the first one.
    var savedSettings: Backoffice.SavedSettings? { state.withLock { $0.savedSettings } }

    /// The settings that the core works with; nil before they were accepted.
    var activeSettings: GivenSettings? { state.withLock { $0.activeSettings } }

    /// The messages that an operator has given up, by id: they need not stand in Creatio.
    var droppedMessages: Set<String> { state.withLock { $0.droppedMessages } }

    func note(dropped messages: [String]) {
        state.withLock { $0.droppedMessages.formUnion(messages) }
    }

    /// The time of day on the stage.
    var now: Timestamp { Simulator.beginning + clock.now.sinceBeginning }

    /// The visitor of that name, the first one for nil; the reader of the scenario has checked
    /// the name.
    func visitor(_ name: String?) -> StagedVisitor {
        visitors.first { $0.name == name } ?? visitors[0]
    }

    /// How long a person takes for what a step says: two replies of one moment would have no
    /// order that anybody could tell.
    private static let personsPace = Duration.seconds(1)

    /// The rep of that name, after the time that a person needs; the default case owner or the
    /// supervisor for nil.
    func rep(_ name: String?) async throws -> Rep {
        try await clock.sleep(for: Self.personsPace)
        let name = name ?? scenario.given.settings.defaultCaseOwner
        let contact = name.flatMap { names.id(of: $0, in: StockContact.object) }
        return try await creatio.rep(contact ?? StockContact.supervisor.id)
    }

    /// Saves the settings of the scenario, with some of them in the step's own version.
    func testAndSave(_ changes: GivenSettings) async throws -> Backoffice.SavedSettings {
        let settings = scenario.given.settings.overridden(by: changes)
        let saved = try await backoffice.testAndSave(
            SettingsBody(settings: settings, names: names, creatio: creatio).value()
        )
        state.withLock { state in
            state.savedSettings = saved
            if saved.errors.isEmpty { state.activeSettings = settings }
        }
        return saved
    }
}
