import Foundation
import JSON
import Logging
import Wire

/// Writes each log line as one JSON object, for machines to gather.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members: [(String, JSONValue)] = [
            ("time", .string(Timestamp.now.iso8601())),
            ("level", .string(event.level.rawValue)),
            ("message", .string(event.message.description)),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        members += all.sorted { $0.key < $1.key }.map { ($0.key, .string("\($0.value)")) }
        StandardError.print(JSONValue(members: members).description)
    }
}
