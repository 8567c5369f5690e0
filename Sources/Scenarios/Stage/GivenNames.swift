import FakeCreatio
import JSON

/// The rows that a scenario has given names to.
struct GivenNames: Sendable {
    /// By object, then by name.
    private var ids: [String: [String: String]] = [:]

    func id(of name: String, in object: String) -> String? {
        ids[object]?[name]
    }

    /// The name of a row; nil for a row that the scenario did not give.
    func name(of id: String, in object: String) -> String? {
        ids[object]?.first { $0.value == id }?.key
    }

    /// The ids of all rows of an object that were given.
    func ids(in object: String) -> Set<String> {
        Set(ids[object, default: [:]].values)
    }

    mutating func define(_ name: String, as id: String, in object: String) {
        ids[object, default: [:]][name] = id
    }

    /// Takes in other names, which go before those of this one.
    mutating func define(_ others: GivenNames) {
        ids.merge(others.ids) { $0.merging($1) { _, other in other } }
    }
}

/// Puts what is given into the instance, whatever the order in which it is written.
struct GivenRows {
    private struct Row {
        let object: String
        let name: String
        let id: String
        let columns: [Member<ColumnValue>]
    }

    private let rows: [Row]
    let names: GivenNames
    private let translations: [Member<[Member<[Member<String>]>]>]
    private let catalogue: ColumnCatalogue
    private let systemSettings: [Member<Int>]

    /// - Parameters:
    ///   - given: What the instance holds.
    ///   - catalogue: The columns of its objects.
    ///   - makeID: The id of the row of an object with that name, unless the row brings its own.
    init(
        _ given: GivenCreatio,
        catalogue: ColumnCatalogue,
        makeID: (_ object: String, _ name: String) -> String
    ) {
        var names = GivenNames()
        let named =
            given.contacts.map { ("Contact", $0) } + given.groups.map { ("SysAdminUnit", $0) }
            + given.rows.flatMap { object in object.value.map { (object.key, $0) } }
        rows = named.map { object, row in
            let id = row.value.lazy.compactMap(\.ownID).first ?? makeID(object, row.key)
            names.define(row.key, as: id, in: object)
            return Row(object: object, name: row.key, id: id, columns: row.value)
        }
        self.names = names
        translations = given.translations
        self.catalogue = catalogue
        systemSettings = given.systemSettings
    }

    /// Inserts the rows, those first that others refer to.
    func insert(into creatio: CreatioInstance) async throws {
        var waiting = rows
        while !waiting.isEmpty {
            let missing = Set(waiting.map(\.id))
            let ready = waiting.filter { missing.isDisjoint(with: references(of: $0)) }
            guard !ready.isEmpty else {
                throw StepFailure(
                    "the rows \(waiting.map { "'\($0.name)'" }.joinedAsChoice) refer to each other"
                )
            }
            for row in ready { try await insert(row, into: creatio) }
            let done = Set(ready.map(\.id))
            waiting.removeAll { done.contains($0.id) }
        }
        for object in translations {
            for row in object.value {
                let id = try await creatio.id(ofRow: row.key, in: object.key, names)
                for text in row.value {
                    try await creatio.translate(text.value, id, in: object.key, into: text.key)
                }
            }
        }
        for setting in systemSettings { try await set(setting, in: creatio) }
    }

    private func set(_ setting: Member<Int>, in creatio: CreatioInstance) async throws {
        let code = JSONValue.string(setting.key)
        let found = try await creatio.rows(of: "SysSettings", where: "Code", equals: code).first
        guard let id = found?["Id"],
            let value = try await creatio.rows(
                of: "SysSettingsValue",
                where: "SysSettingsId",
                equals: id
            ).first?["Id"]
        else { throw StepFailure("this Creatio has no system setting '\(setting.key)'") }
        try await creatio.place(
            "SysSettingsValue",
            ["Id": value, "IntegerValue": .number(JSONNumber(setting.value))]
        )
    }

    /// Whether the instance has one of the rows already: a store that was opened again.
    ///
    /// The contacts of users do not count: an instance makes those by itself.
    func arePresent(in creatio: CreatioInstance, besides contacts: Set<String>) async throws -> Bool
    {
        for row in rows where !contacts.contains(row.id) {
            if try await creatio.row(row.id, of: row.object) != nil { return true }
        }
        return false
    }

    private func references(of row: Row) -> Set<String> {
        Set(
            row.columns.compactMap { column in
                guard case .text(let name) = column.value,
                    let target = catalogue.column(at: column.key, of: row.object)?.target
                else { return nil }
                return names.id(of: name, in: target)
            }
        )
    }

    private func insert(_ row: Row, into creatio: CreatioInstance) async throws {
        var values: [(String, JSONValue)] = [("Id", .string(row.id))]
        let typeColumn = "SysAdminUnitTypeValue"
        if row.object == StockAdminUnit.object,
            !row.columns.contains(where: { $0.key == typeColumn })
        {
            values.append(
                (
                    typeColumn,
                    .number(JSONNumber(AdminUnitType.functionalRole.rawValue))
                )
            )
        }
        for column in row.columns {
            guard case .text(let text) = column.value,
                let kind = catalogue.column(at: column.key, of: row.object)
            else { continue }
            let value = try await creatio.value(text, for: kind, names)
            values.append((kind.property, value))
        }
        try await creatio.place(row.object, JSONValue(members: values))
    }
}

extension Member where Value == ColumnValue {
    /// The id that a row brings: the value of its column `Id`.
    fileprivate var ownID: String? {
        guard key == "Id", case .text(let id) = value else { return nil }
        return id.lowercased()
    }
}

extension CreatioInstance {
    /// The text as OData would write it for the column; a lookup takes the name of a given row or
    /// what the row is called in Creatio.
    fileprivate func value(_ text: String, for column: Column, _ names: GivenNames) throws
        -> JSONValue
    {
        if let target = column.target {
            return .string(try id(ofRow: text, in: target, names))
        }
        return column.json(text)
    }

    /// The id of the row that a scenario means by a name.
    ///
    /// - Throws: `StepFailure` where there is none.
    func id(ofRow name: String, in object: String, _ names: GivenNames) throws -> String {
        if let id = names.id(of: name, in: object) { return id }
        let found = try rows(of: object, where: "Name", equals: .string(name)).first
        guard let id = found?["Id"]?.text else {
            throw StepFailure("this Creatio has no '\(object)' that is called '\(name)'")
        }
        return id
    }
}
