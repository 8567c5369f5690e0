import ArgumentParser
import HandoffCore
import JSON
import Wire

struct OutboxDropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Gives an entry up; what is missing in Creatio then is told first.",
        discussion: """
            The entry that makes a case takes with it all that waits behind it in its session. \
            Without --yes nothing is given up: it is told what would be. What was given up is kept \
            on record.
            """
    )

    @OptionGroup
    var place: OutboxPlace

    @Argument(help: "The number of the entry.")
    var entry: Int64

    @Flag(help: "Give it up, and do not only tell what that means.")
    var yes = false

    func run() async throws {
        let outbox = try place.onlyOutbox()
        guard yes else { return try await preview(outbox) }
        let lost = try await outbox.drop(entry, now: .now)
        guard !lost.isEmpty else { throw missing }
        if place.json {
            StandardOutput.print(JSONValue.array(lost.map(\.json)).description)
        } else {
            StandardOutput.print(
                lost.map { "entry \($0.number) is given up: \($0.loss)" }.joined(separator: "\n")
            )
        }
    }

    /// Says which entry it is, and how to go on.
    private func preview(_ outbox: OutboxOperations) async throws {
        guard let item = try await outbox.items().first(where: { $0.number == entry }) else {
            throw missing
        }
        let behind = try await outbox.items().count {
            $0.session == item.session && $0.number > item.number
        }
        StandardError.print(
            "entry \(entry) of session \(item.session) is '\(item.work)', tried \(item.attempts)"
                + " times, with \(behind) behind it in its session; nothing is given up yet."
                + " Say --yes to give it up: it will be missing in Creatio for good"
        )
        throw ExitStatus.notUsable
    }

    private var missing: ExitStatus {
        StandardError.print("handrail: there is no entry \(entry); 'outbox list' shows what waits")
        return .failed
    }
}

extension DroppedItem {
    fileprivate var json: JSONValue {
        JSONValue(
            members: [
                ("entry", .number(JSONNumber(Int(number)))), ("session", .string(session)),
                ("caseId", caseID.map(JSONValue.string) ?? .null), ("work", .string(work)),
                ("message", message.map(JSONValue.string) ?? .null), ("loss", .string(loss)),
            ]
        )
    }
}
