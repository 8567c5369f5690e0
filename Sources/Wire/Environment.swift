package import Logging

/// Everything that a room takes from the world outside.
///
/// No room below `Scenarios` reads a clock, a random source or an id generator by itself: a
/// scenario then decides all of them, and the same seed gives the same run.
package struct Environment: Sendable {
    /// What is slept on; a virtual clock jumps instead of waiting.
    package let clock: any Clock<Duration>
    /// The time of day.
    package let now: @Sendable () -> Timestamp
    /// A new random id (UUID version 4), in lower case.
    package let makeID: @Sendable () -> String
    /// 64 random bits.
    package let random: @Sendable () -> UInt64
    package let transport: any Transport
    package let logger: Logger

    package init(
        clock: any Clock<Duration>,
        now: @escaping @Sendable () -> Timestamp,
        makeID: @escaping @Sendable () -> String,
        random: @escaping @Sendable () -> UInt64,
        transport: any Transport,
        logger: Logger
    ) {
        self.clock = clock
        self.now = now
        self.makeID = makeID
        self.random = random
        self.transport = transport
        self.logger = logger
    }
}
