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
            let outbox = try place.onlyOutbox()
            guard try await outbox.items().contains(where: { $0.number == entry }) else {
                StandardError.print(
                    "handrail: there is no entry \(entry); 'outbox list' shows what waits"
                )
                throw ExitStatus.failed
            }
            count = try await outbox.retry(entry, now: .now)
        } else {
            for (_, outbox) in try place.outboxes() { count += try await outbox.retry(now: .now) }
        }
        StandardOutput.print(place.json ? "\(Self.json(count))" : Self.text(count))
    }

    private static func json(_ count: Int) -> JSONValue {
        JSONValue(members: [("retried", .number(JSONNumber(count)))])
    }

    private static func text(_ count: Int) -> String {
        switch count {
        case 0: "Nothing to change: nothing is set aside, and what waits is due already."
        case 1: "1 entry is due now."
        default: "\(count) entries are due now."
        }
    }
}
