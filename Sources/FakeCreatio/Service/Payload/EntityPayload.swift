import Foundation
import JSON
import OData
import Wire

/// The body of an insert or update: values by the names of the properties.
struct EntityPayload {
    /// What the body is for.
    enum Purpose {
        case insert
        case update
    }

    private(set) var values: [String: CellValue] = [:]
    /// Whether the update names a property that nobody knows, on a build that then does nothing.
    private(set) var isVoid = false

    /// Checks the values against the object (creatio.md section 3.6).
    init(
        _ body: JSONValue,
        of table: EntityTable,
        for purpose: Purpose,
        rules: PayloadRules = .own
    ) throws(ODataError) {
        guard let members = body.members else {
            throw .invalidBody(Self.unexpected(body, expected: "StartObject"))
        }
        for (name, value) in members {
            if name.contains("@") {
                try annotate(name, value, of: table, rules)
                continue
            }
            guard let column = table.column(name), column.type.primitive != nil else {
                try passOver(name, value, of: table, for: purpose, rules)
                continue
            }
            let cell = try Self.cell(value, of: column, rules: rules)
            // Some clients send null for every column that nobody has set. What the platform
            // itself fills in stays filled; other defaults give way (assumed).
            if purpose == .insert, value == .null, column.isFilledByPlatform { continue }
            // The zero GUID clears nothing: an update with it leaves the lookup as it is.
            let isZero = cell == .null && value != .null
            if purpose == .update, isZero, column.target != nil { continue }
            values[name] = cell
        }
    }

    /// The name of a lookup without its `Id` is passed over, and so is its value; a collection
    /// would be a deep insert, of which nothing is known.
    private mutating func passOver(
        _ name: String,
        _ value: JSONValue,
        of table: EntityTable,
        for purpose: Purpose,
        _ rules: PayloadRules
    ) throws(ODataError) {
        if let navigation = table.entityType.navigationProperty(name) {
            guard navigation.isCollection, rules.level < .assumed else { return }
            throw .unprovedBody("a deep insert into '\(name)'")
        }
        if purpose == .insert, name == Self.fileSizeMember, table.holdsFiles { return }
        guard purpose == .insert || rules.profile.refusesUnknownPropertyInUpdate else {
            isVoid = true
            return
        }
        throw .unknownProperty(name, of: table)
    }

    /// A working client sends it beside `Size`, although the objects of 8.1 have no such column
    /// (creatio.md section 3.7; `creatio-api-py`, operations/files.py).
    private static let fileSizeMember = "TotalSize"

    /// Annotations are passed over, but for the one that names a row of a lookup.
    ///
    /// That Creatio reads `Contact@odata.bind` is assumed: nobody has seen it. The value is the
    /// address of a row, or `$` and the id of an earlier part of the batch.
    private mutating func annotate(
        _ name: String,
        _ value: JSONValue,
        of table: EntityTable,
        _ rules: PayloadRules
    ) throws(ODataError) {
        let suffix = "@odata.bind"
        guard name.hasSuffix(suffix) else { return }
        guard rules.level == .assumed else { throw .unprovedBody("'\(suffix)'") }
        let navigation = String(name.dropLast(suffix.count))
        guard let column = table.lookup(navigation) else {
            throw .unknownProperty(navigation, of: table)
        }
        guard let address = value.text, let path = rules.references.resolve(address),
            let key = path.firstMatch(of: /[\/(]([-0-9A-Fa-f]{36})\)?$/)?.1,
            let id = UUID(uuidString: String(key))
        else {
            throw .invalidBody("Invalid URI '\(value.text ?? value.description)'.")
        }
        values[column.property] = CellValue(id: id)
    }

    private static func unexpected(_ value: JSONValue, expected: String) -> String {
        "An unexpected '\(value.nodeType)' node was found when reading from the JSON reader. A"
            + " '\(expected)' node was expected."
    }
}

// MARK: - Values

extension EntityPayload {
    /// The value of a member; JSON's null clears the column.
    static func cell(
        _ value: JSONValue,
        of column: Column,
        rules: PayloadRules = .own
    ) throws(ODataError) -> CellValue {
        if value == .null { return column.type.emptyValue }
        guard value.nodeType == "PrimitiveValue" else {
            throw .invalidBody(unexpected(value, expected: "PrimitiveValue"))
        }
        let cell: CellValue? =
            switch column.type {
            case .text, .color: value.text.map(CellValue.text)
            case .boolean: value.truth.map(CellValue.boolean)
            case .integer: integer(value)
            case .decimal: decimal(value, rules)
            case .guid, .lookup:
                value.text.flatMap { UUID(uuidString: $0) }.map { CellValue(id: $0) }
            case .dateTime, .date: value.text.flatMap(rules.moment)
            case .stream: nil
            }
        guard let cell else {
            let type = column.type.primitive?.rawValue ?? ""
            throw .invalidBody(
                "Cannot convert the literal '\(value.text ?? value.description)' to the expected"
                    + " type '\(type)'."
            )
        }
        return cell
    }

    private static func integer(_ value: JSONValue) -> CellValue? {
        guard case .number(let number) = value, let integer = number.integer,
            Int32(exactly: integer) != nil
        else { return nil }
        return .integer(integer)
    }

    /// A number, or its text where the content type says `IEEE754Compatible=true`; that header is
    /// documented as required beside samples with plain numbers (creatio.md section 3.1).
    private static func decimal(_ value: JSONValue, _ rules: PayloadRules) -> CellValue? {
        switch value {
        case .number(let number): return number.decimal.map(CellValue.decimal)
        case .string(let text) where rules.readsNumbersInText:
            // Only what JSON would take for a number is one.
            guard case .number(let number)? = try? JSONValue.parse(text) else { return nil }
            return number.decimal.map(CellValue.decimal)
        default: return nil
        }
    }
}

extension EntityTable {
    /// Whether a row is a file: all such objects share the columns of `File` (section 4.2).
    fileprivate var holdsFiles: Bool { column("Size") != nil && column("Data")?.type == .stream }
}

extension ODataError {
    fileprivate static func unknownProperty(_ name: String, of table: EntityTable) -> ODataError {
        .invalidBody(
            "The property '\(name)' does not exist on type"
                + " '\(InstanceModel.namespace).\(table.name)'. Make sure to only use property"
                + " names that are defined by the type."
        )
    }

    /// Refuses what no public source shows working in a body.
    fileprivate static func unprovedBody(_ feature: String) -> ODataError {
        .invalidBody("There is no evidence that Creatio supports \(feature).")
    }
}
