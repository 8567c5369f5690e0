import FakeCreatio
import Synchronization
import Wire

/// What is wrong with the network of a stage: parties that cannot be reached, and faults that
/// wait for their request.
final class StageNetwork: Sendable {
    private struct State {
        var unreachable: Set<String> = []
        /// What happens beside a fault.
        var consequences: [FaultKey: Consequence] = [:]
        /// What the faults are aimed at that have struck nothing yet.
        var idle: [FaultKey: String] = [:]
    }

    private struct FaultKey: Hashable {
        let receiver: FaultTarget.Receiver
        let id: Int
    }

    /// What a fault causes beyond the exchange that it strikes.
    typealias Consequence = @Sendable () async -> Void

    private let state = Mutex(State())
    private let creatio = FaultPlan()
    private let core = FaultPlan()

    /// Adds a fault on the way to the target.
    ///
    /// - Returns: Takes the fault away again.
    /// - Throws: Where the plan has no room for another one.
    func add(
        _ fault: Fault,
        on target: FaultTarget,
        then consequence: Consequence? = nil
    ) throws -> @Sendable () -> Void {
        let plan = target.receiver == .core ? core : creatio
        let id = try plan.add(target.aimed(fault)).id
        let key = FaultKey(receiver: target.receiver, id: id)
        state.withLock { state in
            state.consequences[key] = consequence
            state.idle[key] = target.words
        }
        return { plan.remove(id) }
    }

    /// What the faults are aimed at that have struck nothing, sorted.
    var idleTargets: [String] { state.withLock { $0.idle.values.sorted() } }

    /// Lets nobody reach the authorities, or lets them be reached again.
    func set(_ authorities: [String], reachable: Bool) {
        state.withLock { state in
            if reachable {
                state.unreachable.subtract(authorities)
            } else {
                state.unreachable.formUnion(authorities)
            }
        }
    }

    /// Ends all faults, and lets Creatio be reached.
    func heal() {
        creatio.removeAll()
        core.removeAll()
        set(StageWorld.creatioAuthorities, reachable: true)
    }

    func isReachable(_ authority: String) -> Bool {
        state.withLock { !$0.unreachable.contains(authority) }
    }

    /// Counts the request, and gives the fault that strikes it.
    func strike(_ request: WireRequest) -> (fault: Fault, consequence: Consequence?)? {
        guard request.authority != StageWorld.ai else { return nil }
        let receiver: FaultTarget.Receiver = request.authority == StageWorld.core ? .core : .creatio
        let site: WorldSite = request.authority == StageWorld.identity ? .identity : .application
        let plan = receiver == .core ? core : creatio
        guard let entry = plan.strike(request, at: site) else { return nil }
        let key = FaultKey(receiver: receiver, id: entry.id)
        return state.withLock { state in
            state.idle[key] = nil
            return (entry.fault, state.consequences[key])
        }
    }
}
