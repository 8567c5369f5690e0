import ArgumentParser
import HandoffCore
import JSON
import Wire

struct OutboxRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Makes an entry due at once, or all that were set aside."
    )

    @OptionGroup
    var place: OutboxPlace

    @Argument(help: "The number of the entry; without it, all that were set aside.")
    var entry: Int64?

    func run() async throws {
        var count = 0
        if let entry {
            count = try await place.onlyOutbox().retry(entry, now: .now)
        } else {
            for (_, outbox) in try place.outboxes() { count += try await outbox.retry(now: .now) }
        }
        if place.json {
            StandardOutput.print(
                JSONValue(members: [("retried", .number(JSONNumber(count)))]).description
            )
        } else {
            StandardOutput.print(
                count == 1 ? "1 entry is due now." : "\(count) entries are due now."
            )
        }
        if let entry, count == 0 {
            StandardError.print("handrail: entry \(entry) is not there, or was due already")
            throw ExitStatus.failed
        }
    }
}
