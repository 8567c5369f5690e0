import Synchronization
package import Wire

/// A clock over another one that can be set, advanced, frozen and let go.
///
/// It is both the time of day and what is slept on, so that whatever waits follows: an advance
/// by an hour ends every session and wakes whoever had less than an hour to sleep.
package final class ControlledClock: Clock {
    /// A moment of the clock, told by its time of day.
    package struct Instant: InstantProtocol {
        package let moment: Timestamp

        package func advanced(by duration: Duration) -> Instant {
            Instant(moment: moment + duration)
        }

        package func duration(to other: Instant) -> Duration { other.moment - moment }

        package static func < (left: Instant, right: Instant) -> Bool {
            left.moment < right.moment
        }
    }

    /// How the clock stands to the one below it.
    package enum Mode: Sendable, Equatable {
        /// It runs, so much ahead of the one below; behind it where that is negative.
        case running(offset: Duration)
        case frozen(at: Timestamp)
    }

    private struct State {
        var mode = Mode.running(offset: .zero)
        var sleepers: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextSleeper = 0
    }

    private let base: any Clock<Duration>
    private let baseNow: @Sendable () -> Timestamp
    private let state = Mutex(State())

    /// - Parameter environment: Whose clock and time of day are below.
    package init(over environment: Environment) {
        base = environment.clock
        baseNow = environment.now
    }

    package var now: Instant { Instant(moment: moment) }
    package var minimumResolution: Duration { .microseconds(1) }
    /// The time of day.
    package var moment: Timestamp { moment(in: mode) }

    /// How the clock stands; setting it moves whoever sleeps along.
    package var mode: Mode {
        get { state.withLock { $0.mode } }
        set { change { $0 = newValue } }
    }

    /// Sets the time of day; a frozen clock stays frozen.
    package func set(to moment: Timestamp) {
        change { mode in
            switch mode {
            case .running: mode = .running(offset: moment - baseNow())
            case .frozen: mode = .frozen(at: moment)
            }
        }
    }

    package func advance(by duration: Duration) {
        change { mode in
            switch mode {
            case .running(let offset): mode = .running(offset: offset + duration)
            case .frozen(let moment): mode = .frozen(at: moment + duration)
            }
        }
    }

    package func freeze() {
        change { mode in mode = .frozen(at: moment(in: mode)) }
    }

    /// Lets the clock run on from where it stands.
    package func run() {
        change { mode in mode = .running(offset: moment(in: mode) - baseNow()) }
    }

    /// Moves the clock in one step, so that of two who advance it at once neither is lost, and
    /// wakes whoever sleeps to look at it again.
    private func change(_ body: (inout Mode) -> Void) {
        let sleepers = state.withLock { state in
            body(&state.mode)
            return Array(state.sleepers.values)
        }
        for sleeper in sleepers { sleeper.yield() }
    }

    package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let (id, changes) = register()
        defer { state.withLock { _ = $0.sleepers.removeValue(forKey: id) } }
        while true {
            try Task.checkCancellation()
            let rest = deadline.moment - moment
            guard rest > .zero else { return }
            try await wait(for: rest, orUntil: changes)
        }
    }
}

extension ControlledClock {
    private func moment(in mode: Mode) -> Timestamp {
        switch mode {
        case .running(let offset): baseNow() + offset
        case .frozen(let moment): moment
        }
    }

    private func register() -> (id: Int, changes: AsyncStream<Void>) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let id = state.withLock { state in
            state.nextSleeper += 1
            state.sleepers[state.nextSleeper] = continuation
            return state.nextSleeper
        }
        return (id, stream)
    }

    /// Waits until the clock below has gone so far, or somebody has moved this one.
    private func wait(for rest: Duration, orUntil changes: AsyncStream<Void>) async throws {
        let isFrozen = if case .frozen = mode { true } else { false }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in changes { break }
            }
            if !isFrozen {
                let base = base
                group.addTask { try await base.sleep(for: rest) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}

extension Environment {
    /// The same world under another clock.
    func under(_ controlled: ControlledClock) -> Environment {
        Environment(
            clock: controlled,
            now: { controlled.moment },
            makeID: makeID,
            random: random,
            transport: transport,
            logger: logger
        )
    }
}
