import HTTPTypes
import JSON

/// What was asked of a world, and what it answered.
extension ControlPlane {
    static let journalCalls = [
        ControlCall(
            .get,
            "journal",
            "lists the last exchanges, at most \(Journal.capacity), secrets hidden and bodies"
                + " cut; since gives those after that number",
            options: ["since", "limit", "method", "path", "set", "status", "site"]
        ) { call in
            let chosen = try Self.entries(call)
            return [
                "last": .number(JSONNumber(call.world.journal.lastNumber)),
                "entries": .array(chosen.map { $0.json(world: call.world.name) }),
            ]
        },
        ControlCall(.delete, "journal", "empties the journal; the numbers go on") { call in
            call.world.journal.clear()
            return ["last": .number(JSONNumber(call.world.journal.lastNumber))]
        },
    ]

    private static func entries(_ call: ControlRequest) throws -> [JournalEntry] {
        let since = try call.number("since") ?? 0
        let status = try call.number("status")
        let options = call.options
        let found = call.world.journal.entries.filter { entry in
            entry.number > since
                && options["method"].map { $0.uppercased() == entry.method } ?? true
                && options["path"].map { RequestPattern.glob($0, matches: entry.path) } ?? true
                && options["set"].map {
                    RequestPattern.set(in: entry.path)?.lowercased() == $0.lowercased()
                } ?? true
                && options["site"].map { $0 == entry.site.rawValue } ?? true
                && status.map { entry.outcome?.status == $0 } ?? true
        }
        return try call.number("limit").map { Array(found.suffix(max($0, 0))) } ?? found
    }
}
