import Logging
import Synchronization

/// Keeps what the parties log, for the invariant on secrets and for failures.
final class LogCollector: Sendable {
    private let collected = Mutex<[String]>([])

    /// Each line: party, level, message and metadata.
    var lines: [String] { collected.withLock { $0 } }

    func logger(of party: String) -> Logger {
        Logger(label: party) { _ in CollectingLogHandler(party: party, collector: self) }
    }

    fileprivate func add(_ line: String) {
        collected.withLock { $0.append(line) }
    }
}

private struct CollectingLogHandler: LogHandler {
    let party: String
    let collector: LogCollector
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { _, own in own }
            .sorted { $0.key < $1.key }
            .map { " \($0.key)=\($0.value)" }
            .joined()
        collector.add("\(party) \(event.level): \(event.message)\(facts)")
    }
}
