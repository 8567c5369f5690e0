import HTTPTypes
import Synchronization
import Wire

/// One instance with a clock, faults and a journal of its own; it shares nothing with another.
package final class World: Sendable {
    /// How many snapshots a world keeps: each is a copy of all its rows.
    static let snapshotLimit = 50

    /// The name in addresses; empty for the world that needs none.
    package let name: String
    package let instance: CreatioInstance
    package let clock: ControlledClock
    let faults = FaultPlan()
    let journal = Journal()
    private let beginning: WorldSnapshot
    private let snapshots = Mutex<[String: WorldSnapshot]>([:])

    /// Makes a world whose beginning is the present state of the instance.
    init(name: String, instance: CreatioInstance, clock: ControlledClock) async throws {
        self.name = name
        self.instance = instance
        self.clock = clock
        beginning = WorldSnapshot(
            instance: try await instance.snapshot(),
            clock: clock.mode,
            faults: FaultPlan.State()
        )
    }

    /// Answers what is sent to one of the two sites, unless a fault does.
    func answer(_ request: WireRequest, at site: WorldSite) async -> WireResponse {
        let number = journal.arrived(request, at: site, clock.moment)
        let entry = faults.strike(request, at: site)
        var responder = site == .identity ? instance.identityResponder : instance.responder
        if let entry {
            let settings = await instance.settings
            responder = FaultyResponder(
                fault: entry.fault,
                site: Site(settings, mount: request.mount),
                server: WebServer(profile: settings.profile, limits: settings.limits),
                clock: clock,
                responder: responder
            )
        }
        let response = await responder.respond(to: request)
        journal.answered(number, response, to: request, fault: entry?.id, at: clock.moment)
        return response
    }
}

/// The state of a world at one moment: rows, sequences, objects, processes, profile, limits, the clock's
/// reading and the faults with their counts.
///
/// The journal is no part of it, since what crossed the wire did; nor are tokens and sessions.
struct WorldSnapshot: Sendable {
    fileprivate let instance: InstanceSnapshot
    fileprivate let clock: ControlledClock.Mode
    fileprivate let faults: FaultPlan.State
}

extension World {
    /// The names of the snapshots, in alphabetical order.
    var snapshotNames: [String] { snapshots.withLock { $0.keys.sorted() } }

    /// Goes back to the beginning; the snapshots stay.
    package func reset() async throws {
        try await restore(beginning)
        journal.clear()
    }

    /// Takes a snapshot, in place of an older one of the same name.
    ///
    /// - Throws: `ControlError` where there are too many, an error of SQLite.
    func takeSnapshot(named name: String) async throws {
        let hasRoom = snapshots.withLock { $0[name] != nil || $0.count < Self.snapshotLimit }
        guard hasRoom else { throw ControlError.tooManySnapshots }
        let snapshot = WorldSnapshot(
            instance: try await instance.snapshot(),
            clock: clock.mode,
            faults: faults.state
        )
        snapshots.withLock { $0[name] = snapshot }
    }

    /// Goes back to a snapshot; false where there is none of that name.
    func restoreSnapshot(named name: String) async throws -> Bool {
        guard let snapshot = snapshots.withLock({ $0[name] }) else { return false }
        try await restore(snapshot)
        return true
    }

    /// Forgets a snapshot; false where there is none of that name.
    func removeSnapshot(named name: String) -> Bool {
        snapshots.withLock { $0.removeValue(forKey: name) } != nil
    }

    private func restore(_ snapshot: WorldSnapshot) async throws {
        try await instance.restore(snapshot.instance)
        clock.mode = snapshot.clock
        faults.state = snapshot.faults
    }
}
