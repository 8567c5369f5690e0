import GRDB
import OData

/// Turns a `$filter` into a condition of SQL, as far as Creatio is known to evaluate it.
///
/// Names and types are checked before, against the entity model; what is left to refuse is what
/// Creatio itself cannot evaluate. Comparison follows SQL where a real null remains: a row whose value is null satisfies neither
/// `X ne 1` nor `not (X gt 1)` (assumed; creatio.md section 3.5).
struct FilterCompiler {
    /// The tables that the condition reads; grows with each path.
    var scope: QueryScope
    let rules: QueryRules

    private var level: EvidenceLevel { rules.level }

    mutating func condition(_ expression: FilterExpression) throws(ODataError) -> SQLFragment {
        guard FilterWeight.of(expression) <= rules.limits.filterNodes else {
            throw QueryRefusal.tooManyNodes(limit: rules.limits.filterNodes)
        }
        return try compile(expression)
    }

    private mutating func compile(
        _ expression: FilterExpression
    ) throws(ODataError) -> SQLFragment {
        switch expression {
        case .binary(.and, let left, let right):
            return try combined(left, " AND ", right)
        case .binary(.or, let left, let right):
            return try combined(left, " OR ", right)
        case .binary(let operation, let left, let right):
            return try comparison(operation, left, right)
        case .not(let operand):
            return SQLFragment("NOT ") + (try compile(operand))
        case .function(let name, let arguments):
            return try match(name, arguments)
        case .isIn: throw level.unproved("the operator 'in'")
        case .negate: throw level.unproved("the negative sign")
        case .lambda(let operation, _, _, _):
            throw level.unproved("the lambda operator '\(operation.rawValue)'")
        case .count(let path, _):
            throw level.unproved("'\(path.joined(separator: "/"))/$count' in an expression")
        case .foreign(let part): throw level.unproved("'\(part)' in an expression")
        case .alias(let name): throw level.unproved("the parameter alias '@\(name)'")
        case .literal(let literal): throw level.unproved("the bare literal '\(literal)'")
        case .path(let path):
            _ = try operand(path)
            throw level.unproved("'\(path.joined(separator: "/"))' without a comparison")
        }
    }

    private mutating func combined(
        _ left: FilterExpression,
        _ connective: String,
        _ right: FilterExpression
    ) throws(ODataError) -> SQLFragment {
        let first = try compile(left)
        let second = try compile(right)
        return SQLFragment("(") + first + SQLFragment(connective) + second + SQLFragment(")")
    }
}

// MARK: - Comparison

extension FilterCompiler {
    private static let sqlOperators: [BinaryOperator: String] = [
        .eq: "=", .ne: "<>", .gt: ">", .ge: ">=", .lt: "<", .le: "<=",
    ]

    private mutating func comparison(
        _ operation: BinaryOperator,
        _ left: FilterExpression,
        _ right: FilterExpression
    ) throws(ODataError) -> SQLFragment {
        guard let sqlOperator = Self.sqlOperators[operation] else {
            throw level.unproved("the operator '\(operation.rawValue)'")
        }
        guard case .path(let path) = left, case .literal(let literal) = right else {
            throw level.unproved("a comparison other than of a property with a literal")
        }
        if literal == .null {
            return try nullTest(path, operation)
        }
        let (sql, column) = try operand(path)
        guard let value = literal.databaseValue(comparedWith: column.type) else {
            throw level.unproved("the comparison of '\(column.name)' with '\(literal)'")
        }
        return SQLFragment("(\(sql) \(sqlOperator) ?)", [value])
    }

    /// Creatio stores empty text, not null, so that `Subject eq null` holds for no row.
    private mutating func nullTest(
        _ path: [String],
        _ operation: BinaryOperator
    ) throws(ODataError) -> SQLFragment {
        let sql: String
        switch try scope.resolve(path) {
        case .navigation(let lookup, _): sql = lookup
        case .column: sql = try operand(path).sql
        }
        switch operation {
        case .eq: return SQLFragment("(\(sql) IS NULL)")
        case .ne: return SQLFragment("(\(sql) IS NOT NULL)")
        default: throw level.unproved("'\(operation.rawValue) null'")
        }
    }

    /// The column that a path names, unless it is one that Creatio cannot filter by.
    private mutating func operand(
        _ path: [String]
    ) throws(ODataError) -> (sql: String, column: Column) {
        switch try scope.resolve(path) {
        case .navigation(_, let column):
            throw level.unproved("the navigation property '\(column.name)' as a value")
        case .column(let sql, let column):
            guard column.target == nil else {
                throw QueryRefusal.lookupScalar(path, of: scope.table)
            }
            guard column.type != .stream else {
                throw level.unproved("a filter on the stream '\(column.name)'")
            }
            return (sql, column)
        }
    }
}

// MARK: - Functions

extension FilterCompiler {
    /// The three functions that are seen in use (creatio.md section 3.5).
    ///
    /// They disregard case, as the `ILIKE` of Creatio's own engine for PostgreSQL does (inferred
    /// there).
    private mutating func match(
        _ name: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> SQLFragment {
        guard ["contains", "startswith", "endswith"].contains(name) else {
            throw level.unproved("the function '\(name)'")
        }
        guard arguments.count == 2, case .path(let path) = arguments[0],
            case .literal(.string(let part)) = arguments[1]
        else { throw level.unproved("'\(name)' other than of a property and a text") }
        let (sql, column) = try operand(path)
        guard case .text = column.type else {
            throw level.unproved("'\(name)' of '\(column.name)', which is no text")
        }
        let text = "\(TextFolding.name)(\(sql))"
        let value = part.lowercased().databaseValue
        switch name {
        case "contains": return SQLFragment("(instr(\(text), ?) > 0)", [value])
        case "startswith":
            return SQLFragment("(substr(\(text), 1, length(?)) = ?)", [value, value])
        default:
            // `substr(x, -0)` would be the whole text.
            return SQLFragment(
                "(length(?) = 0 OR substr(\(text), -length(?)) = ?)",
                [value, value, value]
            )
        }
    }
}
