import Synchronization
package import Wire

/// Faults in front of a site, and how many requests each has seen.
package final class FaultPlan: Sendable {
    /// A fault in the plan.
    package struct Entry: Sendable, Equatable {
        /// Counts the faults of a plan from 1.
        package let id: Int
        package let fault: Fault
        /// How many requests have matched.
        var seen = 0
        /// How many of them it has struck.
        var struck = 0
    }

    /// The whole plan, for a snapshot.
    struct State: Sendable, Equatable {
        fileprivate(set) var entries: [Entry] = []
        fileprivate var lastID = 0
    }

    /// How many faults a world may have at once.
    static let limit = 1000

    private let plan = Mutex(State())

    package init() {}

    var state: State {
        get { plan.withLock { $0 } }
        set { plan.withLock { $0 = newValue } }
    }

    /// Adds a fault behind those that are there.
    ///
    /// - Throws: `ControlError` where there are too many.
    package func add(_ fault: Fault) throws -> Entry {
        try plan.withLock { plan in
            guard plan.entries.count < Self.limit else { throw ControlError.tooManyFaults }
            plan.lastID += 1
            let entry = Entry(id: plan.lastID, fault: fault)
            plan.entries.append(entry)
            return entry
        }
    }

    /// Takes a fault away; nil where there is none with that id.
    @discardableResult
    package func remove(_ id: Int) -> Entry? {
        plan.withLock { plan in
            plan.entries.firstIndex { $0.id == id }.map { plan.entries.remove(at: $0) }
        }
    }

    /// Takes all faults away.
    package func removeAll() {
        plan.withLock { $0.entries = [] }
    }

    /// Counts the request and returns the fault that strikes it: the oldest of several.
    package func strike(_ request: WireRequest, at site: WorldSite) -> Entry? {
        plan.withLock { plan in
            var striking: Int?
            for index in plan.entries.indices
            where plan.entries[index].fault.pattern.matches(request, at: site) {
                plan.entries[index].seen += 1
                if striking == nil, plan.entries[index].isDue { striking = index }
            }
            guard let striking else { return nil }
            plan.entries[striking].struck += 1
            return plan.entries[striking]
        }
    }
}

extension FaultPlan.Entry {
    /// Whether the request that was counted last is one to strike.
    fileprivate var isDue: Bool {
        guard seen >= fault.first else { return false }
        return fault.times.map { seen < fault.first + $0 } ?? true
    }
}
