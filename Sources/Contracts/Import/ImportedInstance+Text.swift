import FakeCreatio
import Foundation
import JSON
import OData

extension ImportedInstance {
    /// What an `instance.yaml` that an import has written begins with.
    static let mark = "# Written by 'handrail import'"

    /// The text of the `instance.yaml`.
    var text: String {
        let lines =
            [
                Self.mark + "; a later import into this folder writes it anew.",
                "# Objects and columns stand in metadata.xml. It is played by",
                "# 'handrail run --creatio FOLDER' and 'handrail serve --creatio FOLDER'.", "#",
            ] + (guesses.map(\.line) + notes).map { "# " + $0.oneLine }
        return lines.joined(separator: "\n") + "\n\n"
            + YAMLText(JSONValue(members: members)).text + importedText
    }

    /// The rows of each object; one that has none says so, for a new Creatio may have some.
    private var importedText: String {
        guard !rows.isEmpty else { return "" }
        let lines = importedRows.flatMap { object, rows in
            rows.members?.isEmpty == true
                ? ["\(object): {}"]
                : YAMLText(JSONValue(members: [(object, rows)])).text.split(separator: "\n")
                    .map(String.init)
        }
        return (["imported:"] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }

    private var members: [(String, JSONValue)] {
        [
            ("creatio", .string(title)),
            ("profile", .string(preset.rawValue)),
            ("switches", .array(switches)),
            ("system settings", JSONValue(members: systemSettings.sorted { $0.key < $1.key })),
        ]
    }

    private func guess(_ property: String) -> String? {
        guesses.first { $0.property == property }?.value
    }

    private var preset: InstanceProfile.Preset {
        let isNET = guess("runtime") == InstanceProfile.Runtime.net.rawValue
        let isMSSQL = guess("database") == InstanceProfile.DatabaseKind.msSQL.rawValue
        return switch (isNET, isMSSQL) {
        case (false, false): .frameworkCloud
        case (false, true): .frameworkMSSQL
        case (true, false): .netPostgreSQL
        case (true, true): .netMSSQL
        }
    }

    /// What the preset does not say.
    private var switches: [JSONValue] {
        guesses.filter { !["runtime", "database"].contains($0.property) }
            .compactMap { guess in guess.value.map { .string("\(guess.property)=\($0)") } }
    }

    // MARK: - Rows

    private var importedRows: [(String, JSONValue)] {
        // Made of a model that was read before.
        let schemas = (try? ImportedObjects(model).schemas) ?? []
        let named = Dictionary(
            rows.map { ($0.object, Self.names(of: $0.rows)) },
            uniquingKeysWith: { first, _ in first }
        )
        return rows.sorted { $0.object < $1.object }.compactMap { rows in
            guard let schema = schemas.first(where: { $0.name == rows.object }) else { return nil }
            let written = rows.rows.compactMap { row -> (String, JSONValue)? in
                guard let id = row["Id"]?.text, let name = named[rows.object]?[id] else {
                    return nil
                }
                return (name, Self.written(row, of: schema, named))
            }
            return (rows.object, JSONValue(members: written))
        }
    }

    /// What each row is called, by its id: its name, and what sets it apart where another has it.
    private static func names(of rows: [JSONValue]) -> [String: String] {
        var taken: Set<String> = []
        var names: [String: String] = [:]
        for row in rows {
            guard let id = row["Id"]?.text else { continue }
            let name = ["Name", "Number", "Title"].lazy.compactMap { row[$0]?.text }
                .first { !$0.isEmpty }
            let candidates = (name.map { [$0, "\($0) (\(id))"] } ?? []) + [id]
            names[id] = candidates.first { taken.insert($0).inserted }
        }
        return names
    }

    /// The row with its columns in their order, without what is empty anyhow.
    private static func written(
        _ row: JSONValue,
        of schema: EntitySchema,
        _ names: [String: [String: String]]
    ) -> JSONValue {
        JSONValue(
            members: schema.columns.compactMap { column in
                guard let value = row[column.property], !value.isEmpty(in: column) else {
                    return nil
                }
                guard let target = column.target else { return (column.name, value) }
                // A row that was not taken is not there to lead to.
                let name = value.text.flatMap { names[target]?[$0] }
                return name.map { (column.name, .string($0)) }
            }
        )
    }
}

extension JSONValue {
    /// Whether a column holds this where nobody has written to it.
    fileprivate func isEmpty(in column: Column) -> Bool {
        switch self {
        case .null: true
        case .string(let text): ["", CellValue.zeroGUID, CellValue.zeroDate].contains(text)
        case .bool(let truth): !truth && column.defaultValue == nil
        case .number(let number): number.decimal == 0 && column.defaultValue == nil
        case .array, .object: true
        }
    }
}

extension String {
    fileprivate var oneLine: String {
        split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
