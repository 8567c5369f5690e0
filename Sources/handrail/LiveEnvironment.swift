import Foundation
import Logging
import Wire

extension Environment {
    /// The real world: the machine's clock, ids and random bits.
    static func live(transport: any Transport) -> Environment {
        var logger = Logger(label: "handrail") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return Environment(
            clock: ContinuousClock(),
            now: { .now },
            makeID: { UUID().uuidString.lowercased() },
            random: {
                var generator = SystemRandomNumberGenerator()
                return generator.next()
            },
            transport: transport,
            logger: logger
        )
    }
}

extension Timestamp {
    /// The machine's time.
    static var now: Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}
