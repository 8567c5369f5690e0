import GRDB
import OData

/// Turns an expression of OData into SQL.
///
/// Names and types are checked before, against the entity model; what is left to refuse is what
/// Creatio itself cannot evaluate, or is not known to. Comparison follows SQL where a real null
/// remains: a row whose value is null satisfies neither `X ne 1` nor `not (X gt 1)` (assumed;
/// creatio.md section 3.5).
struct FilterCompiler {
    /// The tables that the expression reads; grows with each path.
    var scope: QueryScope
    let rules: QueryRules
    /// The variable that stands for the row that a whole filter is about.
    static let it = "$it"
    /// The rows that the variables of lambda operators stand for, and `$it` where it is not the
    /// scope's own row.
    var variables: [String: QueryScope] = [:]
    /// How many collections have got an alias.
    var collections = 0
    /// The whole expression, for refusals that quote it.
    private var whole: FilterExpression?

    init(scope: QueryScope, rules: QueryRules) {
        self.scope = scope
        self.rules = rules
    }

    /// A whole `$filter`.
    mutating func condition(_ expression: FilterExpression) throws(ODataError) -> SQLFragment {
        guard FilterWeight.of(expression) <= rules.limits.filterNodes else {
            throw QueryRefusal.tooManyNodes(limit: rules.limits.filterNodes)
        }
        whole = expression
        return try truth(expression)
    }

    /// A key of `$orderby`.
    mutating func key(_ expression: FilterExpression) throws(ODataError) -> SQLValue {
        whole = expression
        return try value(expression)
    }

    /// A condition: SQL that is true, false or null.
    mutating func truth(_ expression: FilterExpression) throws(ODataError) -> SQLFragment {
        switch expression {
        case .binary(.and, let left, let right): return try joined(left, "AND", right)
        case .binary(.or, let left, let right): return try joined(left, "OR", right)
        case .binary(let operation, let left, let right) where operation.isComparison:
            return try comparison(operation, left, right)
        case .not(let operand): return .sql("NOT \(try truth(operand))")
        case .lambda(let operation, let path, let variable, let condition):
            return try lambda(operation, path, variable, condition)
        case .isIn(let operand, _):
            throw QueryRefusal.membership(of: operand, in: whole ?? expression)
        case .function(let name, let arguments) where TextMatch.names.contains(name):
            return try match(name, arguments)
        default:
            let value = try value(expression)
            try rules.require(.bareTruth, "'\(expression)' without a comparison")
            return value.sql
        }
    }

    /// A value of any kind.
    mutating func value(_ expression: FilterExpression) throws(ODataError) -> SQLValue {
        switch expression {
        case .literal(let literal): return try SQLValue(literal)
        case .path(let path): return try operand(path)
        // What has no value by now has none.
        case .alias: return SQLValue(.null, "NULL")
        case .negate(let operand): return try negated(operand)
        case .binary(.has, let left, let right):
            throw QueryRefusal.noFlags(try value(left).kind, try value(right).kind)
        case .binary(let operation, let left, let right) where operation.isArithmetic:
            return try arithmetic(operation, left, right)
        case .function(let name, let arguments) where Self.typeFunctions.contains(name):
            return try typed(name, arguments)
        case .function(let name, let arguments) where !TextMatch.names.contains(name):
            return try function(name, arguments)
        case .count(let path, let condition): return try count(path, condition)
        case .foreign(let part): throw rules.level.unproved("'\(part)' in an expression")
        case .binary, .function, .not, .isIn, .lambda:
            return SQLValue(.boolean, try truth(expression))
        }
    }

    private mutating func joined(
        _ left: FilterExpression,
        _ connective: StaticString,
        _ right: FilterExpression
    ) throws(ODataError) -> SQLFragment {
        let first = try truth(left)
        let second = try truth(right)
        return .sql("(\(first) \(name: connective) \(second))")
    }
}

// MARK: - Paths

extension FilterCompiler {
    /// What a path stands for, unless Creatio cannot evaluate it.
    private mutating func operand(_ path: [String]) throws(ODataError) -> SQLValue {
        let (names, owner) = split(path)
        var scope = owner.flatMap { variables[$0] } ?? scope
        defer { store(scope, of: owner) }
        guard !names.isEmpty else { return SQLValue(.row, SQLFragment(scope.ownKey)) }
        // Both are unknown to the query that Creatio makes of the filter; that the second is told
        // like the first is assumed.
        guard !scope.lacks(names, among: rules.staleColumns) else {
            throw QueryRefusal.unknownColumn(names, of: scope.table)
        }
        switch try scope.resolve(names) {
        case .navigation(let sql, _): return SQLValue(.row, SQLFragment(sql))
        case .column(let value, let column):
            guard column.target == nil else {
                throw QueryRefusal.unknownColumn(names, of: scope.table)
            }
            guard let kind = SQLKind(column.type) else {
                throw rules.level.unproved("a filter on the stream '\(column.name)'")
            }
            return SQLValue(kind, value)
        }
    }

    /// The collection that a path leads to, and the id of the row that it belongs to.
    mutating func collection(
        _ path: [String]
    ) throws(ODataError) -> (navigation: NavigationProperty, owner: String) {
        let (names, owner) = split(path)
        var scope = owner.flatMap { variables[$0] } ?? scope
        defer { store(scope, of: owner) }
        return try scope.collection(names)
    }

    /// The names of a path, and the variable that it starts from.
    private func split(_ path: [String]) -> (names: [String], variable: String?) {
        guard let first = path.first else { return (path, nil) }
        let isBound = variables[first] != nil
        guard isBound || first == Self.it else { return (path, nil) }
        return (Array(path.dropFirst()), isBound ? first : nil)
    }

    private mutating func store(_ scope: QueryScope, of variable: String?) {
        if let variable { variables[variable] = scope } else { self.scope = scope }
    }
}

extension BinaryOperator {
    fileprivate var isComparison: Bool { [.eq, .ne, .gt, .ge, .lt, .le].contains(self) }
    fileprivate var isArithmetic: Bool {
        [.add, .sub, .mul, .div, .divby, .mod].contains(self)
    }
}
