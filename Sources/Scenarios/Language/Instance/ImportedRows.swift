import FakeCreatio
import Foundation
import JSON

/// Rows as an instance has them, in the place of those of a new one: object, then row, then column.
struct ImportedRows: Sendable {
    typealias Row = [Member<ColumnValue>]

    let objects: [Member<[Member<Row>]>]

    /// Names are free here, for they are the instance's own.
    static let shape = Shape<[Member<[Member<Row>]>]>.keys(
        rest: Rest(
            .anything,
            .keys(rest: Rest(.anything, row, "A row, by what it is called.")) { $0 },
            "Rows of that object, in the place of its stock rows."
        )
    ) { $0 }
    .map(ImportedRows.init(objects:))
    .checked { rows, _, reading in rows.check(&reading) }

    private static let row = Shape<Row>.keys(
        rest: Rest(
            .anything,
            ColumnValue.shape,
            "The column's value; a lookup takes what a row is called here, or an id."
        )
    ) { $0 }

    static let none = ImportedRows(objects: [])

    /// The rows as a `POST` would bring them.
    func values(_ catalogue: ColumnCatalogue) -> [String: [JSONValue]] {
        let ids = ids
        return Dictionary(
            objects.map { object in
                let rows = object.value.map { row in
                    JSONValue(
                        members: row.value.compactMap { member -> (String, JSONValue)? in
                            guard case .text(let text) = member.value,
                                let column = catalogue.column(at: member.key, of: object.key)
                            else { return nil }
                            let id = column.target.map { ids[$0]?[text] ?? text }
                            return (column.property, id.map(JSONValue.string) ?? column.json(text))
                        }
                    )
                }
                return (object.key, rows)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The rows whose names a scenario may need to tell them from its own.
    func define(in names: inout GivenNames) {
        for object in objects where [StockContact.object, "Case"].contains(object.key) {
            for (name, id) in ids[object.key] ?? [:] { names.define(name, as: id, in: object.key) }
        }
    }

    /// By object and by what the row is called.
    private var ids: [String: [String: String]] {
        Dictionary(
            objects.map { object in
                let rows = object.value.compactMap { row in
                    row.value.id.map { (row.key, $0.lowercased()) }
                }
                return (object.key, Dictionary(rows) { first, _ in first })
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension ImportedRows {
    /// Reports what would not become a row.
    private func check(_ reading: inout Reading) {
        let ids = ids
        for object in objects {
            reading.check(object: object.key, at: object.position)
            var taken: Set<String> = []
            for row in object.value {
                guard let id = row.value.id, UUID(uuidString: id) != nil else {
                    reading.report(
                        "'\(row.key)' has no 'Id', which a row of an instance brings",
                        at: row.position
                    )
                    continue
                }
                if !taken.insert(id.lowercased()).inserted {
                    reading.report("a second row has the 'Id' \(id)", at: row.position)
                }
                for column in row.value { check(column, of: object.key, ids, &reading) }
            }
        }
    }

    private func check(
        _ member: Member<ColumnValue>,
        of object: String,
        _ ids: [String: [String: String]],
        _ reading: inout Reading
    ) {
        reading.check(column: member.key, of: object, at: member.position)
        guard case .text(let text) = member.value,
            let target = reading.catalogue.column(at: member.key, of: object)?.target,
            ids[target]?[text] == nil, UUID(uuidString: text) == nil
        else { return }
        reading.report(
            "'\(member.key)' takes the id of a '\(target)' or what one is called here; found"
                + " '\(text)'",
            at: member.position
        )
    }
}

extension [Member<ColumnValue>] {
    /// The value of the column `Id`.
    fileprivate var id: String? {
        for member in self where member.key == "Id" {
            if case .text(let id) = member.value { return id }
        }
        return nil
    }
}
