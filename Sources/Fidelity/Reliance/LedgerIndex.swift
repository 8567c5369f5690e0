package import JSON

/// What reports need of the ledger, small enough to be read for every run.
///
/// It lies beside the ledger as `index.json`; `handrail fidelity --page` writes it and a test
/// keeps it fresh.
package struct LedgerIndex: Sendable, Equatable {
    package static let fileName = "index.json"

    /// An entry of the ledger without its exchange.
    package struct Entry: Sendable, Equatable {
        package let id: String
        package let state: EvidenceState
        package let says: String
        let covers: Set<Feature>
    }

    package let entries: [Entry]

    package init(of ledger: Ledger) {
        entries = ledger.cases.map {
            Entry(id: $0.id, state: $0.state, says: $0.says, covers: Set($0.covers))
        }
    }

    /// Reads the file; nil for what no `handrail` of this version has written.
    package init?(_ json: JSONValue) {
        guard let elements = json.elements else { return nil }
        var entries: [Entry] = []
        for element in elements {
            guard let id = element["id"]?.text, let says = element["says"]?.text,
                let state = element["state"]?.text.flatMap(EvidenceState.init),
                let names = element["covers"]?.elements
            else { return nil }
            let covers = names.compactMap { $0.text.flatMap(Feature.init) }
            guard covers.count == names.count else { return nil }
            entries.append(Entry(id: id, state: state, says: says, covers: Set(covers)))
        }
        self.entries = entries
    }

    /// The file, an entry a line.
    package var text: String {
        let lines = entries.map { entry -> String in
            let covers = entry.covers.map(\.rawValue).sorted().map(JSONValue.string)
            let value: JSONValue = [
                "id": .string(entry.id), "state": .string(entry.state.rawValue),
                "says": .string(entry.says), "covers": .array(covers),
            ]
            return value.description
        }
        return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }
}
