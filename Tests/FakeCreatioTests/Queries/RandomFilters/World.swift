import FakeCreatio
import JSON
import Simulation

/// The rows that random filters are about.
struct World: Sendable {
    let cases: [JSONValue]
    let contacts: [JSONValue]

    /// What a lookup leads to; nil where it is empty.
    func row(_ name: String, of row: JSONValue) -> JSONValue? {
        let rows = name == "ParentCase" ? cases : contacts
        guard let id = row[name + "Id"]?.text else { return nil }
        return rows.first { $0["Id"]?.text == id }
    }

    /// The cases whose lookup leads to the row.
    func cases(by lookup: String, of row: JSONValue) -> [JSONValue] {
        cases.filter { $0[lookup + "Id"] == row["Id"] }
    }
}

/// Draws rows and filters.
struct Dice: Sendable {
    let stream: RandomStream

    init(seed: UInt64) {
        stream = RandomStream(seed: seed, name: "filters")
    }

    func pick<Element>(_ elements: [Element]) -> Element {
        elements[stream.next(below: elements.count)]
    }

    /// Quotes, wildcards, letters that change their length or have no partner in the other
    /// case, marks that combine, and what is read from right to left.
    static let texts = [
        "", "a", "A", "ab", "b'a", "ünï", "u\u{308}", "%", "_", "B ab", " a ", "ß", "SS", "İ",
        "i\u{307}", "😀", "👨‍👩‍👧", "שלום", "aa",
    ]
    static let numbers = [-1, 0, 1, 2, 40, 2_147_483_647, -2_147_483_648]
    static let decimals = ["-0.5", "0", "0.1", "0.3", "1.5", "99999999.9"]
    static let moments = [
        "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z", "2026-03-01T12:00:00+02:00",
        "1969-12-31T23:59:59.999999Z", "1905-06-07T08:09:10.25-01:00", "2024-02-29T23:30:00Z",
    ]

    /// Adds contacts and cases to an instance, and reads them back.
    func world(in bench: Bench) async throws -> World {
        var contacts: [String] = []
        for name in ["a", "Ab", "ünï", "ß"] {
            let id = "aaaaaaaa-0000-4000-8000-00000000000\(contacts.count + 1)"
            contacts.append(id)
            try await bench.instance.seed("Contact", ["Id": .string(id), "Name": .string(name)])
        }
        var parents: [String] = []
        for _ in 0..<16 {
            let row = row(contacts: contacts, parents: parents)
            parents.append(try await bench.instance.seed("Case", row))
        }
        return World(
            cases: try await bench.instance.rows(of: "Case"),
            contacts: try await bench.instance.rows(of: "Contact")
        )
    }

    private func row(contacts: [String], parents: [String]) -> JSONValue {
        var row: JSONValue = [
            "Subject": .string(pick(Self.texts)), "Notes": .string(pick(Self.texts)),
            "ProcessingTimeUnitValue": .number(JSONNumber(pick(Self.numbers))),
            "SolutionRemains": .number(JSONNumber(verbatim: pick(Self.decimals))),
            "ResponseOverdue": .bool(pick([true, false])),
        ]
        let lookups = ["ContactId": contacts, "ParentCaseId": parents]
        for (property, ids) in lookups.sorted(by: { $0.key < $1.key }) {
            guard let id = pick(ids.map(Optional.some) + [nil]) else { continue }
            row[property] = .string(id)
        }
        for property in ["ResponseDate", "SolutionDate"] {
            guard let moment = pick(Self.moments.map(Optional.some) + [nil]) else { continue }
            row[property] = .string(moment)
        }
        return row
    }
}
