/// The values of a request's parameter aliases, and the expressions that they stand in.
struct AliasTable {
    /// The values, free of aliases.
    private var values: [String: FilterExpression] = [:]

    /// Puts the values of aliases into each other.
    ///
    /// - Parameter given: The values as the request has them, by name without the `@`.
    /// - Throws: Where an alias leads back to itself, or values grow beyond all measure.
    init(_ given: [String: FilterExpression]) throws(ODataSyntaxError) {
        // From name to name in order, so that the first fault is always the same one.
        for name in given.keys.sorted() {
            _ = try value(of: name, given: given, under: [])
        }
    }

    private mutating func value(
        of name: String,
        given: [String: FilterExpression],
        under path: Set<String>
    ) throws(ODataSyntaxError) -> FilterExpression {
        if let value = values[name] { return value }
        guard !path.contains(name), path.count < FilterParser.nestingLimit else {
            throw ODataSyntaxError("The parameter alias '@\(name)' refers to itself.")
        }
        guard let own = given[name] else { return .literal(.null) }
        for inner in own.aliases where values[inner] == nil {
            values[inner] = try value(of: inner, given: given, under: path.union([name]))
        }
        let value = try replacing(in: own)
        values[name] = value
        return value
    }

    /// The expression with values in place of aliases; one without a value is null (OData 4.0,
    /// URL conventions 5.3).
    ///
    /// - Throws: Where the whole has more operands than an expression may have.
    func replacing(in expression: FilterExpression) throws(ODataSyntaxError) -> FilterExpression {
        var size = expression.nodeCount
        for name in expression.aliases {
            size += values[name]?.nodeCount ?? 0
            guard size <= 2 * FilterParser.operandLimit else {
                throw ODataSyntaxError("Recursion depth exceeded allowed limit.")
            }
        }
        return expression.replacing(values)
    }
}

extension FilterExpression {
    /// The names of the aliases in the expression, one for each place.
    fileprivate var aliases: [String] {
        switch self {
        case .alias(let name): [name]
        case .literal, .path, .foreign: []
        case .not(let operand), .negate(let operand): operand.aliases
        case .binary(_, let left, let right): left.aliases + right.aliases
        case .function(_, let arguments): arguments.flatMap(\.aliases)
        case .isIn(let operand, let values): operand.aliases + values.flatMap(\.aliases)
        case .lambda(_, _, _, let condition), .count(_, let condition): condition?.aliases ?? []
        }
    }

    fileprivate func replacing(_ values: [String: FilterExpression]) -> FilterExpression {
        switch self {
        case .alias(let name): values[name] ?? .literal(.null)
        case .literal, .path, .foreign: self
        case .not(let operand): .not(operand.replacing(values))
        case .negate(let operand): .negate(operand.replacing(values))
        case .binary(let operation, let left, let right):
            .binary(operation, left.replacing(values), right.replacing(values))
        case .function(let name, let arguments):
            .function(name, arguments.map { $0.replacing(values) })
        case .isIn(let operand, let members):
            .isIn(operand.replacing(values), members.map { $0.replacing(values) })
        case .lambda(let operation, let path, let variable, let condition):
            .lambda(
                operation,
                path: path,
                variable: variable,
                condition: condition?.replacing(values)
            )
        case .count(let path, let condition):
            .count(path: path, condition: condition?.replacing(values))
        }
    }
}
