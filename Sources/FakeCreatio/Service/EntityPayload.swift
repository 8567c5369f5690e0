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

    /// Reads a body and checks it against the object.
    init(_ body: Data, of table: EntityTable, for purpose: Purpose) throws(ODataError) {
        try self.init(Self.json(body), of: table, for: purpose)
    }

    /// Checks the values against the object (creatio.md section 3.6).
    init(_ body: JSONValue, of table: EntityTable, for purpose: Purpose) throws(ODataError) {
        guard let members = body.members else {
            throw .invalidBody(
                "An unexpected node was found when reading from the JSON reader. A 'StartObject'"
                    + " node was expected."
            )
        }
        for (name, value) in members where !name.contains("@") {
            guard let column = table.column(name), column.type.primitive != nil else {
                // The name of a lookup without its `Id` is passed over, and so is its value.
                if table.entityType.navigationProperty(name) != nil { continue }
                throw .invalidBody(
                    "The property '\(name)' does not exist on type"
                        + " '\(InstanceModel.namespace).\(table.name)'. Make sure to only use"
                        + " property names that are defined by the type."
                )
            }
            let cell = try Self.cell(value, of: column)
            // The zero GUID clears nothing: an update with it leaves the lookup as it is.
            let isZero = cell == .null && value != .null
            if purpose == .update, isZero, column.target != nil { continue }
            values[name] = cell
        }
    }

    private static func json(_ body: Data) throws(ODataError) -> JSONValue {
        do {
            return try JSONValue.parse(body)
        } catch {
            // The library's sentence; it does not tell the place, and neither does Creatio.
            throw .invalidBody(
                "Invalid JSON. A token was not recognized in the JSON content."
            )
        }
    }

    /// The value of a member; JSON's null clears the column.
    static func cell(
        _ value: JSONValue,
        of column: Column
    ) throws(ODataError) -> CellValue {
        if value == .null { return column.type.emptyValue }
        let cell: CellValue? =
            switch column.type {
            case .text, .color: value.text.map(CellValue.text)
            case .boolean: value.truth.map(CellValue.boolean)
            case .integer: integer(value)
            case .decimal: decimal(value)
            case .guid, .lookup:
                value.text.flatMap { UUID(uuidString: $0) }.map { CellValue(id: $0) }
            case .dateTime, .date: date(value)
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

    private static func decimal(_ value: JSONValue) -> CellValue? {
        guard case .number(let number) = value else { return nil }
        return number.decimal.map(CellValue.decimal)
    }

    /// A moment needs its zone; a date alone is midnight, here in UTC.
    ///
    /// Of the two builds that were measured, the newer one refuses a moment without a zone
    /// (creatio.md section 3.3).
    private static func date(_ value: JSONValue) -> CellValue? {
        guard let text = value.text else { return nil }
        if text == CellValue.zeroDate { return .null }
        let moment = Timestamp(iso8601: text) ?? Timestamp(iso8601: text + "T00:00:00Z")
        return moment.map(CellValue.moment)
    }
}
