import Synchronization
import Wire

/// Which lanes have work now, and when the next one will.
struct Due<Lane: Sendable & Hashable>: Sendable {
    var lanes: [Lane]
    var next: Timestamp?
}

/// Works off many lanes at once, and each lane in order.
///
/// A lane is a session's outbox or a case's inbox: what happens in one must not wait for
/// another, and must never overtake itself.
struct WorkLoop<Lane: Sendable & Hashable>: Sendable {
    /// How many lanes are worked on at once: enough to hide Creatio's latency, few enough not to
    /// exhaust a small instance's connections (creatio.md section 6.1).
    private static var lanesAtOnce: Int { 8 }

    /// How often work is looked for that nobody rang for: a command in another process may have
    /// put it there.
    private static var lookInterval: Duration { .seconds(5) }

    let environment: Environment
    let bell: Bell
    let gate: Gate
    /// Which lanes have work at that moment.
    let due: @Sendable (Timestamp) async throws -> Due<Lane>
    /// Does everything that is due in a lane.
    let work: @Sendable (Lane) async throws -> Void

    /// Works until the gate is shut and what had begun is done, or the task is cancelled.
    func run() async throws {
        let busy = BusyLanes<Lane>(limit: Self.lanesAtOnce)
        try await withThrowingDiscardingTaskGroup { group in
            while gate.isOpen, !Task.isCancelled, !group.isCancelled {
                let due = try await due(environment.now())
                for lane in due.lanes where busy.enter(lane) {
                    group.addTask {
                        defer {
                            busy.leave(lane)
                            bell.ring()
                        }
                        try await work(lane)
                    }
                }
                let look = environment.now() + Self.lookInterval
                try await pause(until: min(due.next ?? look, look))
            }
        }
    }

    /// Waits for the bell, or for the moment if that comes first.
    private func pause(until moment: Timestamp) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait() }
            group.addTask {
                try await environment.clock.sleep(for: moment - environment.now())
            }
            try await group.next()
            group.cancelAll()
        }
    }
}

/// The lanes that somebody is working on.
private final class BusyLanes<Lane: Sendable & Hashable>: Sendable {
    private let lanes = Mutex<Set<Lane>>([])
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func enter(_ lane: Lane) -> Bool {
        lanes.withLock { $0.count < limit && $0.insert(lane).inserted }
    }

    func leave(_ lane: Lane) {
        lanes.withLock { _ = $0.remove(lane) }
    }
}
