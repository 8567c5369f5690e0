import HTTPTypes
import HandoffCore
import Synchronization
import Wire

/// The core of a stage: it can crash at any moment and come back on the same database.
///
/// What a crashed core still holds is dead: its store and its transport neither answer nor write,
/// and whoever waits for its answer learns that the connection is gone.
final class StagedCore: Sendable {
    /// Makes the core of the life with that number, counted from 1.
    typealias Birth = @Sendable (_ number: Int, _ pulse: Pulse) throws -> HandoffCore

    /// One process, from its start to its end.
    private struct Life: Sendable {
        let core: HandoffCore
        let pulse: Pulse

        func run() async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await core.run() }
                group.addTask { await pulse.end() }
                defer { group.cancelAll() }
                do {
                    try await group.next()
                } catch {
                    // What a dead process would have died of is of no interest.
                    if pulse.isAlive { throw error }
                }
            }
        }
    }

    private struct State {
        var life: Life?
        var lives = 0
    }

    private let state = Mutex(State())
    private let network: StageNetwork
    private let birth: Birth
    private let starts: AsyncStream<Life>
    private let desk: AsyncStream<Life>.Continuation

    /// Starts the first life.
    ///
    /// - Throws: What keeps the core from opening.
    init(network: StageNetwork, birth: @escaping Birth) throws {
        self.network = network
        self.birth = birth
        (starts, desk) = AsyncStream.makeStream()
        try start()
    }

    var isRunning: Bool { state.withLock { $0.life != nil } }

    /// Starts the core on what the last one left; one that runs is left alone.
    ///
    /// - Throws: What keeps the core from opening.
    func start() throws {
        guard !isRunning else { return }
        let number = state.withLock { state in
            state.lives += 1
            return state.lives
        }
        let pulse = Pulse()
        let life = Life(core: try birth(number, pulse), pulse: pulse)
        state.withLock { $0.life = life }
        network.set([StageWorld.core], reachable: true)
        desk.yield(life)
    }

    /// Kills the core at once.
    func crash() {
        let life = state.withLock { state in
            defer { state.life = nil }
            return state.life
        }
        guard let life else { return }
        network.set([StageWorld.core], reachable: false)
        life.core.close()
        life.pulse.stop()
    }

    /// Runs one life after the other, until cancelled.
    func run() async throws {
        for await life in starts { try await life.run() }
    }

    /// The core that runs.
    ///
    /// - Throws: `StepFailure` where none does: what it will have to do is not known then.
    var running: HandoffCore {
        get throws {
            guard let life = state.withLock({ $0.life }) else {
                throw StepFailure("the core has crashed and was not restarted")
            }
            return life.core
        }
    }

    /// Answers in the name of whichever core is alive.
    var responder: any Responder {
        CoreResponder { [self] request in
            guard let life = state.withLock({ $0.life }) else { return nil }
            let response = await life.core.responder.respond(to: request)
            return life.pulse.isAlive ? response : nil
        }
    }
}

/// Ends the connection where no core is left to answer.
private struct CoreResponder: Responder {
    let answer: @Sendable (WireRequest) async -> WireResponse?

    func respond(to request: WireRequest) async -> WireResponse {
        if let response = await answer(request) { return response }
        var nothing = WireResponse(status: .badGateway)
        nothing.delivery = .nothing
        return nothing
    }
}
