import Foundation
import Synchronization
import Wire

/// Runs every task of a simulated world on one thread, in an order drawn from a seed.
///
/// Tasks started with this executor as their preference, their child tasks and the default
/// actors that they call all hand their jobs to `enqueue`. When no job is ready, time jumps to
/// the next timer; all timers of that moment fire together, so that the seed, not the order of
/// their setting, decides who goes first.
final class DeterministicExecutor: TaskExecutor, SerialExecutor, Sendable {
    private struct Timer {
        let id: Int
        let deadline: Duration
        let wake: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var ready: [UnownedJob] = []
        var timers: [Timer] = []
        var now: Duration = .zero
        var nextTimerID = 0
    }

    /// How long sockets may be silent, in real time, while nothing is ready.
    ///
    /// Only a run over sockets that hangs ever waits so long. It is generous, because the live
    /// client does some of its work on Swift's shared threads, which tests that run beside it may
    /// keep busy.
    private static let silenceLimitSeconds = 1_800.0

    /// How many jobs may run without the clock moving; the busiest moment of a scenario takes a
    /// few hundred.
    private static let jobsAtOneMoment = 1_000_000

    private let state = Mutex(State())
    private let random: RandomStream
    private let traffic: Traffic?
    /// Signalled at each `enqueue`, since over sockets jobs come from other threads.
    private let arrival = NSCondition()

    init(random: RandomStream, traffic: Traffic?) {
        self.random = random
        self.traffic = traffic
    }

    var now: Duration { state.withLock { $0.now } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
        guard traffic != nil else { return }
        arrival.withLock { arrival.signal() }
    }

    func run<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        let outcome = Outcome<Value>()
        Task(executorPreference: self) {
            do {
                outcome.set(.success(try await body()))
            } catch {
                outcome.set(.failure(error))
            }
        }
        var jobsAtThisMoment = 0
        while true {
            if let result = outcome.value { return try result.get() }
            if let job = takeReady() {
                jobsAtThisMoment += 1
                if jobsAtThisMoment > Self.jobsAtOneMoment { throw SimulationSpinning(at: now) }
                job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(),
                    taskExecutor: asUnownedTaskExecutor()
                )
            } else if let traffic, traffic.isBusy {
                try waitForArrival()
            } else if fireNextTimers() {
                jobsAtThisMoment = 0
            } else {
                guard traffic != nil else { throw SimulationStalled() }
                try waitForArrival()
            }
        }
    }

    func sleep(until deadline: Duration) async throws {
        let id = state.withLock { state in
            state.nextTimerID += 1
            return state.nextTimerID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation {
                (wake: CheckedContinuation<Void, any Error>) in
                state.withLock {
                    $0.timers.append(Timer(id: id, deadline: deadline, wake: wake))
                }
                // The cancellation may have come before the timer was there to be taken.
                if Task.isCancelled { takeTimer(id)?.wake.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            takeTimer(id)?.wake.resume(throwing: CancellationError())
        }
    }

    private func takeTimer(_ id: Int) -> Timer? {
        state.withLock { state in
            state.timers.firstIndex { $0.id == id }.map { state.timers.remove(at: $0) }
        }
    }

    private func takeReady() -> UnownedJob? {
        state.withLock { state in
            switch state.ready.count {
            case 0: nil
            case 1: state.ready.removeLast()
            case let count: state.ready.remove(at: random.next(below: count))
            }
        }
    }

    private func fireNextTimers() -> Bool {
        let due = state.withLock { state -> [Timer] in
            guard let next = state.timers.map(\.deadline).min() else { return [] }
            state.now = max(state.now, next)
            let due = state.timers.filter { $0.deadline == next }
            state.timers.removeAll { $0.deadline == next }
            return due
        }
        for timer in due { timer.wake.resume() }
        return !due.isEmpty
    }

    private func waitForArrival() throws {
        try arrival.withLock {
            let limit = Date(timeIntervalSinceNow: Self.silenceLimitSeconds)
            while state.withLock({ $0.ready.isEmpty }) {
                guard arrival.wait(until: limit) else { throw SimulationStalled() }
            }
        }
    }
}

/// Every task of the world waits for another one, and no timer is set.
package struct SimulationStalled: Error, CustomStringConvertible {
    package var description: String {
        "every task waits for another one and no timer is set: the run can never end"
    }
}

/// Tasks wake each other for ever, and the clock never gets to move.
package struct SimulationSpinning: Error, CustomStringConvertible {
    let moment: Duration

    init(at moment: Duration) {
        self.moment = moment
    }

    package var description: String {
        """
        at \(moment) tasks keep waking each other and the clock never moves: the run can never end
        """
    }
}

/// Carries the result from the last job to the loop that runs the jobs.
private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    var value: Result<Value, any Error>? { result.withLock { $0 } }

    func set(_ value: Result<Value, any Error>) {
        result.withLock { $0 = value }
    }
}
