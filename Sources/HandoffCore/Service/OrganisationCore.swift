import JSON
import Logging
import Metrics
import Synchronization
import Wire

/// One organisation of the service: a core of its own, with its own database, queue and loops.
///
/// What goes wrong in it stays in it: its loops are started again, and the others go on.
final class OrganisationCore: Sendable {
    /// How long failed loops rest, so that a broken disk does not fill the log, and how long
    /// settings that were refused wait for the next try.
    private static let rest = Duration.seconds(5)
    private static let longestRest = Duration.seconds(300)

    let id: String
    let core: HandoffCore
    private let integration: JSONValue?
    private let environment: Environment
    private let loops = Mutex(Loops.resting)

    private enum Loops {
        case resting
        case running
        case failed(String)
    }

    init(id: String, core: HandoffCore, integration: JSONValue?, environment: Environment) {
        self.id = id
        self.core = core
        self.integration = integration
        self.environment = environment
    }

    /// Why it is not ready; nil when it is.
    func obstacle() async -> String? {
        if core.isFinishing { return "it is coming to its end" }
        switch loops.withLock({ $0 }) {
        case .resting: return "its loops are not running"
        case .failed(let reason): return "its loops failed: \(reason)"
        case .running:
            do {
                _ = try await core.syncStatus
                return nil
            } catch {
                return "its database cannot be read: \(error)"
            }
        }
    }

    /// Works until the core is told to finish, or the task is cancelled.
    func run() async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await self.runLoops()
                return true
            }
            group.addTask {
                await self.connect()
                return false
            }
            while let haveLoopsEnded = await group.next(), !haveLoopsEnded {}
            group.cancelAll()
        }
    }

    private func runLoops() async {
        while !Task.isCancelled {
            do {
                loops.withLock { $0 = .running }
                try await core.run()
                loops.withLock { $0 = .resting }
                return
            } catch is CancellationError {
                loops.withLock { $0 = .resting }
                return
            } catch {
                loops.withLock { $0 = .failed("\(error)") }
                environment.logger.error(
                    "the loops of an organisation failed and are started again",
                    metadata: ["error": "\(error)"]
                )
                // A sleep that ends early was cancelled, and the loop sees that.
                try? await environment.clock.sleep(for: Self.rest)
            }
        }
    }

    /// Gives the settings of the configuration to *Test & Save*, until it takes them.
    ///
    /// A Creatio that is down keeps nobody from chatting; what was saved before holds meanwhile.
    private func connect() async {
        guard let integration else { return }
        var rest = Self.rest
        while !Task.isCancelled {
            do {
                guard let problem = try await core.testAndSave(integration) else { return }
                environment.logger.error(
                    "Test & Save refuses the integration of the configuration",
                    metadata: ["problem": "\(problem)", "again": "in \(rest)"]
                )
                try await environment.clock.sleep(for: rest)
                rest = min(rest * 2, Self.longestRest)
            } catch is CancellationError {
                return
            } catch {
                environment.logger.error(
                    "Test & Save cannot be asked",
                    metadata: ["error": "\(error)"]
                )
                return
            }
        }
    }
}

// MARK: - Measuring

extension OrganisationCore {
    /// Reads the queues into their gauges.
    func measure(_ metrics: any MetricsFactory) async {
        func gauge(_ metric: ServiceMetric) -> Gauge {
            Gauge(
                label: metric.rawValue,
                dimensions: [("organisation", id)],
                factory: metrics
            )
        }
        gauge(.isReady).record(await obstacle() == nil ? 1 : 0)
        // A database that cannot be read is told by readiness; its last numbers stay.
        guard let status = try? await core.syncStatus,
            let items = try? await core.outboxOperations.items()
        else { return }
        let age = status.oldest.map { environment.now() - $0 } ?? .zero
        gauge(.outboxEntries).record(status.waiting)
        gauge(.outboxParked).record(status.setAside)
        gauge(.outboxOldest).record(age / .seconds(1))
        gauge(.outboxAttempts).record(items.map(\.attempts).reduce(0, +))
        gauge(.inboxWaiting).record(status.announcements)
        gauge(.isPaused).record(status.pausedUntil == nil ? 0 : 1)
    }
}
