import GRDB

/// A piece of SQL with the values of its question marks.
///
/// Text that comes from a request is always among the arguments, never in the SQL.
struct SQLFragment {
    var sql: String
    var arguments: [DatabaseValue]

    init(_ sql: String, _ arguments: [DatabaseValue] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    static func + (left: SQLFragment, right: SQLFragment) -> SQLFragment {
        SQLFragment(left.sql + right.sql, left.arguments + right.arguments)
    }

    /// Both conditions, or the one that there is.
    func and(_ other: SQLFragment?) -> SQLFragment {
        other.map { self + SQLFragment(" AND ") + $0 } ?? self
    }

    /// The name of a table or column; names come from the model, which holds them to letters,
    /// digits and underscores.
    static func identifier(_ name: String) -> String {
        "\"\(name)\""
    }
}
