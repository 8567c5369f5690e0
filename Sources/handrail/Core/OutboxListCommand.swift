import ArgumentParser
import HandoffCore
import JSON
import Wire

struct OutboxListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists what waits, in the order in which it is done, and why it waits.",
        discussion: """
            An entry is named by its number. One that is set aside waits for a person: trying again \
            is pointless until something has changed, and the later entries of its session wait \
            behind it.
            """
    )

    @OptionGroup
    var place: OutboxPlace

    @Option(help: "Only the entries of this session.")
    var session: String?

    func run() async throws {
        var items: [(organisation: String, item: OutboxItem)] = []
        for (organisation, outbox) in try place.outboxes() {
            items += try await outbox.items().map { (organisation, $0) }
        }
        items = items.filter { session == nil || $0.item.session == session }
        if place.json {
            let values = items.map { $0.item.json(of: $0.organisation) }
            StandardOutput.print(JSONValue.array(values).description)
        } else if items.isEmpty {
            StandardOutput.print("The outbox is empty: everything stands in Creatio.")
        } else {
            StandardOutput.print(Self.table(items))
        }
    }

    private static func table(_ items: [(organisation: String, item: OutboxItem)]) -> String {
        let head = ["ENTRY", "ORGANISATION", "SESSION", "WORK", "TRIES", "STATE", "WHY"]
        let rows = items.map { organisation, item in
            [
                "\(item.number)", organisation, item.session, item.work, "\(item.attempts)",
                item.isSetAside ? "set aside" : "due \(item.dueAt.iso8601(fractionDigits: 0))",
                item.failure ?? "",
            ]
        }
        let widths = head.indices.dropLast().map { column in
            ([head] + rows).map { $0[column].count }.max() ?? 0
        }
        return ([head] + rows).map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            let line = (cells + [row[row.count - 1]]).joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}

extension OutboxItem {
    fileprivate func json(of organisation: String) -> JSONValue {
        JSONValue(
            members: [
                ("entry", .number(JSONNumber(Int(number)))),
                ("organisation", .string(organisation)), ("session", .string(session)),
                ("caseId", caseID.map(JSONValue.string) ?? .null), ("work", .string(work)),
                ("attempts", .number(JSONNumber(attempts))),
                ("decidedAt", .string(decidedAt.iso8601())),
                ("dueAt", .string(dueAt.iso8601())), ("setAside", .bool(isSetAside)),
                ("failure", failure.map(JSONValue.string) ?? .null),
            ]
        )
    }
}
