import Synchronization
package import Wire

/// Several worlds on one server, with the control plane in front of them.
package final class WorldDirectory: Sendable {
    /// How many named worlds there may be at once.
    static let limit = 100

    private struct State {
        var worlds: [String: Entry] = [:]
        var news: AsyncStream<Entry>.Continuation?

        /// Whether one more may be named; the one that needs no name does not count.
        var hasRoom: Bool { worlds.count { !$0.key.isEmpty } < WorldDirectory.limit }
    }

    /// A world and what ends its background.
    private struct Entry: Sendable {
        let world: World
        let end: AsyncStream<Never>
        let ender: AsyncStream<Never>.Continuation
    }

    private let environment: Environment
    private let settings: InstanceSettings
    private let furnish: @Sendable (CreatioInstance) async throws -> Void
    private let state = Mutex(State())
    /// The world that needs no name.
    package let main: World

    /// Makes the world that needs no name.
    ///
    /// - Parameters:
    ///   - settings: What each world's instance is made of; named worlds are always in memory.
    ///   - environment: What the worlds take from outside; each has a clock of its own over this
    ///     one's.
    ///   - furnish: Gives a new instance the rows that every world begins with.
    /// - Throws: What the instance refuses.
    package init(
        settings: InstanceSettings,
        over environment: Environment,
        furnish: @escaping @Sendable (CreatioInstance) async throws -> Void = { _ in }
    ) async throws {
        self.settings = settings
        self.environment = environment
        self.furnish = furnish
        main = try await Self.world("", settings, environment, furnish)
        _ = add(main)
    }

    /// Answers what is sent to the applications and to the control plane.
    package var responder: any Responder { DirectoryResponder(directory: self, site: .application) }

    /// Answers what is sent to the identity services.
    package var identityResponder: any Responder {
        DirectoryResponder(directory: self, site: .identity)
    }

    /// Works in the background of every world until the task is cancelled.
    package func run() async {
        let (news, continuation) = AsyncStream<Entry>.makeStream()
        let present = state.withLock { state in
            state.news = continuation
            return Array(state.worlds.values)
        }
        for entry in present { continuation.yield(entry) }
        await withDiscardingTaskGroup { group in
            for await entry in news { group.addTask { await Self.run(entry) } }
        }
    }

    /// Runs one world until it is removed.
    private static func run(_ entry: Entry) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await entry.world.instance.run() }
            group.addTask { for await _ in entry.end {} }
            await group.next()
            group.cancelAll()
        }
    }
}

// MARK: - Worlds

extension WorldDirectory {
    /// The names of all worlds but the one that needs none, in alphabetical order.
    var names: [String] { state.withLock { $0.worlds.keys.filter { !$0.isEmpty }.sorted() } }

    func world(named name: String) -> World? {
        state.withLock { $0.worlds[name]?.world }
    }

    /// Makes a world; one that is there already is left as it is.
    ///
    /// - Throws: `ControlError` for a name that cannot be one, or where there are too many.
    func makeWorld(named name: String) async throws {
        guard WorldAddress.allows(name) else { throw ControlError.worldName(name) }
        guard world(named: name) == nil else { return }
        var settings = settings
        settings.store = .memory
        // Whether there is room is asked before the work, and again when it is done.
        guard hasRoom, add(try await Self.world(name, settings, environment, furnish)) else {
            throw ControlError.tooManyWorlds(Self.limit)
        }
    }

    /// Ends a world; false where there is none of that name.
    func removeWorld(named name: String) -> Bool {
        guard !name.isEmpty, let entry = state.withLock({ $0.worlds.removeValue(forKey: name) })
        else { return false }
        entry.ender.finish()
        return true
    }

    /// Waits in real time until no business process of the world is pending.
    ///
    /// - Returns: How many are pending still.
    func waitUntilIdle(_ world: World, atMost limit: Duration) async throws -> Int {
        let pause = Duration.milliseconds(5)
        var waited = Duration.zero
        while true {
            let pending = await world.instance.pendingProcessRuns
            guard pending > 0, waited < limit else { return pending }
            try await environment.clock.sleep(for: pause)
            waited += pause
        }
    }

    private var hasRoom: Bool { state.withLock { $0.hasRoom } }

    /// Takes in a world; false where there are too many.
    private func add(_ world: World) -> Bool {
        let (end, ender) = AsyncStream<Never>.makeStream()
        let entry = Entry(world: world, end: end, ender: ender)
        return state.withLock { state in
            // Of two that were made at once under one name, the first stays.
            guard state.worlds[world.name] == nil else { return true }
            guard state.hasRoom else { return false }
            state.worlds[world.name] = entry
            state.news?.yield(entry)
            return true
        }
    }

    private static func world(
        _ name: String,
        _ settings: InstanceSettings,
        _ environment: Environment,
        _ furnish: (CreatioInstance) async throws -> Void
    ) async throws -> World {
        let clock = ControlledClock(over: environment)
        let instance = try CreatioInstance(
            environment: environment.under(clock),
            settings: settings
        )
        try await furnish(instance)
        return try await World(name: name, instance: instance, clock: clock)
    }
}

/// Hands requests to the world that they are for.
private struct DirectoryResponder: Responder {
    let directory: WorldDirectory
    let site: WorldSite

    func respond(to request: WireRequest) async -> WireResponse {
        let address = WorldAddress(request)
        let site = address.isIdentityHost ? .identity : site
        if site == .application, ControlPlane.covers(address.request) {
            let plane = ControlPlane(directory: directory, worldName: address.world)
            return await plane.answer(address.request)
        }
        guard let world = directory.world(named: address.world) else {
            return ControlError.unknownWorld(address.world, known: directory.names).response
        }
        return await world.answer(address.request, at: site)
    }
}
