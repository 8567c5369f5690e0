import Foundation
import HandoffCore
import Logging
import Wire

extension Environment {
    /// The real world: the machine's clock, ids and random bits.
    ///
    /// - Parameters:
    ///   - transport: How others are reached.
    ///   - log: The form of the log lines on standard error.
    /// - Returns: The world outside.
    static func live(
        transport: any Transport,
        log: ServiceConfiguration.LogFormat = .text
    ) -> Environment {
        var logger = Logger(label: "handrail") { label in
            switch log {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler()
            }
        }
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
