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
        /// The object that it speaks of alone.
        let object: String?
    }

    package let entries: [Entry]

    /// A switch that makes no other build of an instance: anybody adds columns.
    private static let customColumn = "custom column"

    /// Leaves out the entries that only another build than the default one can show, and those
    /// that no usual request relies on.
    package init(of ledger: Ledger) {
        entries = ledger.cases
            .filter { entry in
                entry.profile.keys.allSatisfy { $0 == Self.customColumn }
                    && !(entry.covers.isEmpty && entry.object == nil)
            }
            .map {
                Entry(
                    id: $0.id,
                    state: $0.state,
                    says: $0.says,
                    covers: Set($0.covers),
                    object: $0.object
                )
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
            entries.append(
                Entry(
                    id: id,
                    state: state,
                    says: says,
                    covers: Set(covers),
                    object: element["object"]?.text
                )
            )
        }
        self.entries = entries
    }

    /// The file, an entry a line.
    package var text: String {
        let lines = entries.map { entry -> String in
            let covers = entry.covers.map(\.rawValue).sorted().map(JSONValue.string)
            var value: JSONValue = [
                "id": .string(entry.id), "state": .string(entry.state.rawValue),
                "says": .string(entry.says), "covers": .array(covers),
            ]
            if let object = entry.object { value["object"] = .string(object) }
            return value.description
        }
        return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }
}
