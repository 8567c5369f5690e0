import OData

/// `cast` and `isof` (OData 4.0 URL conventions, section 5.1.1.9).
extension FilterCompiler {
    static let typeFunctions: Set = ["cast", "isof"]

    /// A value as another type, or whether it is of one; of the row itself where only the type is
    /// named.
    mutating func typed(
        _ name: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> SQLValue {
        try rules.require(.typeFunction, "the function '\(name)'")
        guard case .foreign(.typeName(let type)) = arguments.last else {
            throw rules.level.unproved("'\(name)' without a type")
        }
        guard arguments.count == 2 else { return try row(name, type) }
        let value = try value(arguments[0])
        let isKind = value.kind.edmTypes.contains(type)
        if name == "isof" {
            return SQLValue(.boolean, isKind ? "(\(value) IS NOT NULL)" : "FALSE")
        }
        return isKind ? value : Self.converted(value, to: type)
    }

    /// The row of the scope: the model has no type that derives from another.
    private func row(_ name: String, _ type: String) throws(ODataError) -> SQLValue {
        let own = InstanceModel.namespace + "." + scope.table.name
        guard name == "isof" else { throw rules.level.unproved("'cast' of a row") }
        return SQLValue(.boolean, type == own ? "TRUE" : "FALSE")
    }

    /// The value as that type; null for one that cannot be it.
    private static func converted(_ value: SQLValue, to type: String) -> SQLValue {
        switch type {
        case "Edm.String":
            switch value.kind {
            case .boolean:
                SQLValue(.text, "CASE \(value) WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END")
            case .row, .null: SQLValue(.text, "NULL")
            default: SQLValue(.text, "CAST(\(value) AS TEXT)")
            }
        case "Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64":
            SQLValue(.integer, value.kind.isNumber ? "CAST(\(value) AS INTEGER)" : "NULL")
        case "Edm.Decimal", "Edm.Double", "Edm.Single":
            SQLValue(.decimal, value.kind.isNumber ? "CAST(\(value) AS REAL)" : "NULL")
        case "Edm.DateTimeOffset":
            value.kind == .date ? value.asMoment : SQLValue(.moment, "NULL")
        case "Edm.Date":
            SQLValue(.date, value.kind == .moment ? "substr(\(value), 1, 10)" : "NULL")
        default: SQLValue(.null, "NULL")
        }
    }
}

extension SQLKind {
    /// The names of the types whose values are of this kind.
    fileprivate var edmTypes: Set<String> {
        switch self {
        case .text: ["Edm.String"]
        case .integer: ["Edm.Int32"]
        case .decimal: ["Edm.Decimal"]
        case .boolean: ["Edm.Boolean"]
        case .guid: ["Edm.Guid"]
        case .moment: ["Edm.DateTimeOffset"]
        case .date: ["Edm.Date"]
        case .timeOfDay: ["Edm.TimeOfDay"]
        case .duration: ["Edm.Duration"]
        case .row, .null: []
        }
    }
}
