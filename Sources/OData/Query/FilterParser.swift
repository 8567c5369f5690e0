/// Reads the text of a `$filter`, or of one key of an `$orderby`, into its tree.
///
/// A recursive descent with the precedence of OData 4.0 (URL conventions, section 5.1.1.9). It
/// takes what the standard's grammar takes; what Creatio is known not to evaluate is for the
/// service to refuse, which can then name it.
package struct FilterParser {
    /// How deep parentheses, functions and unary operators may nest.
    package static let nestingLimit = 100
    /// How many operands one expression may have, so that no later walk over the tree runs out
    /// of stack; Creatio stops at 100 nodes (creatio.md section 3.4).
    package static let operandLimit = 500

    private(set) var cursor: TextCursor
    private var nesting = 0
    private var operands = 0

    /// Reads from where the cursor stands.
    init(_ cursor: TextCursor) {
        self.cursor = cursor
    }

    /// Reads a whole text, already percent-decoded.
    package static func parse(_ text: String) throws(ODataSyntaxError) -> FilterExpression {
        var parser = FilterParser(TextCursor(text))
        let expression = try parser.expression()
        guard parser.cursor.isAtEnd else { throw parser.cursor.syntaxError() }
        return expression
    }

    /// Reads one expression and the white space around it.
    mutating func expression() throws(ODataSyntaxError) -> FilterExpression {
        let expression = try binary(atLeast: .or)
        cursor.skipWhitespace()
        return expression
    }

    private mutating func binary(
        atLeast minimum: Precedence
    ) throws(ODataSyntaxError) -> FilterExpression {
        var left = try unary()
        while let (operation, end) = upcomingOperator(), operation.precedence >= minimum {
            cursor.rewind(to: end)
            let right = try binary(atLeast: operation.precedence.next)
            left = .binary(operation, left, right)
        }
        return left
    }

    private mutating func unary() throws(ODataSyntaxError) -> FilterExpression {
        guard nesting < Self.nestingLimit, operands < Self.operandLimit else {
            throw cursor.error { _ in "Recursion depth exceeded allowed limit." }
        }
        nesting += 1
        operands += 1
        defer { nesting -= 1 }
        cursor.skipWhitespace()
        if takeNot() { return .not(try unary()) }
        if cursor.next == "-", let operand = try negated() { return operand }
        return try membership()
    }

    /// Takes `not` where it is the operator and not a property of that name.
    private mutating func takeNot() -> Bool {
        let start = cursor.position
        if cursor.word() == "not", cursor.skipWhitespace() || cursor.next == "(" { return true }
        cursor.rewind(to: start)
        return false
    }

    /// A minus before anything but a number, of which it would be the sign.
    private mutating func negated() throws(ODataSyntaxError) -> FilterExpression? {
        let start = cursor.position
        if try cursor.literal() != nil {
            cursor.rewind(to: start)
            return nil
        }
        cursor.advance()
        return .negate(try unary())
    }

    /// An operand and the `in` and `has` behind it, which bind closer than any other operator.
    private mutating func membership() throws(ODataSyntaxError) -> FilterExpression {
        var operand = try primary()
        while true {
            let start = cursor.position
            cursor.skipWhitespace()
            switch cursor.word() {
            case "in" where !isInsideWord: operand = .isIn(operand, try literals())
            case "has" where !isInsideWord:
                cursor.skipWhitespace()
                operand = .binary(.has, operand, try primary())
            default:
                cursor.rewind(to: start)
                return operand
            }
        }
    }

    private mutating func primary() throws(ODataSyntaxError) -> FilterExpression {
        if let literal = try cursor.literal() { return .literal(literal) }
        if cursor.take("(") {
            let inner = try expression()
            guard cursor.take(")") else { throw cursor.expected("')' or operator") }
            return inner
        }
        if cursor.take("@") {
            guard let name = cursor.word() else { throw cursor.syntaxError() }
            return .alias(name)
        }
        guard let word = cursor.word() else {
            throw cursor.isAtEnd ? cursor.expected("Expression") : cursor.syntaxError()
        }
        return cursor.next == "(" ? try call(word) : try path(from: word)
    }
}

// MARK: - Operands

extension FilterParser {
    private mutating func call(_ name: String) throws(ODataSyntaxError) -> FilterExpression {
        guard LambdaOperator(rawValue: name) == nil else {
            throw cursor.error { _ in "Any/All may only be used following a collection." }
        }
        cursor.advance()
        cursor.skipWhitespace()
        if cursor.take(")") { return .function(name, []) }
        var arguments: [FilterExpression] = []
        repeat { arguments.append(try expression()) } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return .function(name, arguments)
    }

    private mutating func path(from first: String) throws(ODataSyntaxError) -> FilterExpression {
        var path = [first]
        while cursor.take("/") {
            guard let segment = cursor.word() else { throw cursor.syntaxError() }
            guard cursor.next == "(" else {
                path.append(segment)
                continue
            }
            guard let operation = LambdaOperator(rawValue: segment) else {
                throw cursor.syntaxError()
            }
            return try lambda(operation, over: path)
        }
        return .path(path)
    }

    private mutating func lambda(
        _ operation: LambdaOperator,
        over path: [String]
    ) throws(ODataSyntaxError) -> FilterExpression {
        cursor.advance()
        cursor.skipWhitespace()
        if operation == .any, cursor.take(")") {
            return .lambda(.any, path: path, variable: nil, condition: nil)
        }
        guard let variable = cursor.word() else { throw cursor.syntaxError() }
        cursor.skipWhitespace()
        guard cursor.take(":") else { throw cursor.syntaxError() }
        let condition = try expression()
        guard cursor.take(")") else { throw cursor.expected("')' or operator") }
        return .lambda(operation, path: path, variable: variable, condition: condition)
    }

    /// The list of an `in`: literals only.
    private mutating func literals() throws(ODataSyntaxError) -> [FilterExpression] {
        cursor.skipWhitespace()
        guard cursor.take("(") else { throw cursor.expected("'('") }
        var literals: [FilterExpression] = []
        repeat {
            cursor.skipWhitespace()
            guard let literal = try cursor.literal() else { throw cursor.syntaxError() }
            literals.append(.literal(literal))
            cursor.skipWhitespace()
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return literals
    }
}

// MARK: - Operators

extension FilterParser {
    /// The binary operator that comes next and where it ends, without taking it.
    private func upcomingOperator() -> (BinaryOperator, end: Int)? {
        var ahead = cursor
        ahead.skipWhitespace()
        guard let word = ahead.word(), let operation = BinaryOperator(rawValue: word) else {
            return nil
        }
        return (operation, ahead.position)
    }

    /// Whether the word just taken goes on, as in a path or a call.
    private var isInsideWord: Bool { cursor.next == "/" }
}

/// How close an operator binds its operands, loosest first.
enum Precedence: Int, Comparable {
    case or, and, equality, relation, sum, product, unary, membership, primary

    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension BinaryOperator {
    var precedence: Precedence {
        switch self {
        case .or: .or
        case .and: .and
        case .eq, .ne: .equality
        case .gt, .ge, .lt, .le: .relation
        case .add, .sub: .sum
        case .mul, .div, .divby, .mod: .product
        case .has: .membership
        }
    }
}
