import GRDB
import OData

/// A piece of SQL that gives a value, and the kind of it.
struct SQLValue {
    let sql: SQLFragment
    let kind: SQLKind

    init(_ kind: SQLKind, _ sql: SQLFragment) {
        self.sql = sql
        self.kind = kind
    }

    init(_ kind: SQLKind, _ text: SQLText) {
        self.init(kind, text.fragment)
    }
}

/// What a value in SQL stands for, and how SQLite holds it.
enum SQLKind {
    case text, integer
    /// Floating point.
    case decimal
    case boolean, guid
    /// Text of one length in UTC, `2026-11-22T10:00:00.000000Z`, so that it sorts as time does.
    case moment
    /// `2026-11-22`
    case date
    /// `10:00:00.000000`
    case timeOfDay
    /// Whole microseconds.
    case duration
    /// A row, by its id.
    case row
    case null

    var isNumber: Bool { self == .integer || self == .decimal }

    /// The kind of what a column of that type holds; nil for what no expression can use.
    init?(_ type: ColumnType) {
        switch type.primitive {
        case .string: self = .text
        case .int32: self = .integer
        case .decimal: self = .decimal
        case .boolean: self = .boolean
        case .guid: self = .guid
        case .dateTimeOffset: self = .moment
        default: return nil
        }
    }
}

/// SQL written as a text with other pieces of SQL in it.
///
/// Only pieces can be interpolated, not strings, so that no text of a request can slip in.
struct SQLText: ExpressibleByStringInterpolation {
    let fragment: SQLFragment

    init(stringLiteral value: String) {
        fragment = SQLFragment(value)
    }

    init(stringInterpolation: StringInterpolation) {
        fragment = SQLFragment(stringInterpolation.sql, stringInterpolation.arguments)
    }

    /// Collects the pieces.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = ""
        fileprivate var arguments: [DatabaseValue] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            sql += literal
        }

        mutating func appendInterpolation(_ fragment: SQLFragment) {
            sql += fragment.sql
            arguments += fragment.arguments
        }

        mutating func appendInterpolation(_ value: SQLValue) {
            appendInterpolation(value.sql)
        }

        /// A name or an operator of ours, never text of a request.
        mutating func appendInterpolation(name: StaticString) {
            sql += "\(name)"
        }
    }
}

extension SQLFragment {
    static func sql(_ text: SQLText) -> SQLFragment { text.fragment }

    /// A value that goes beside the SQL.
    static func argument(_ value: DatabaseValue) -> SQLFragment { SQLFragment("?", [value]) }
}
