/// Reads the text of a `$filter`, or of one key of an `$orderby`, into its tree.
///
/// A recursive descent with the precedence of OData 4.0 (URL conventions, section 5.1.1.9). It
/// takes what the standard's grammar takes; what Creatio is known not to evaluate is for the
/// service to refuse, which can then name it. Operands are read in `FilterParser+Operands` and
/// `FilterParser+Paths`.
package struct FilterParser {
    /// How deep parentheses, functions and unary operators may nest.
    package static let nestingLimit = 100
    /// How many operands one expression may have, so that no later walk over the tree runs out
    /// of stack; Creatio stops at 100 nodes (creatio.md section 3.4).
    package static let operandLimit = 500

    var cursor: TextCursor
    private var nesting = 0
    private var operands = 0

    /// Reads from where the cursor stands.
    init(_ cursor: TextCursor) {
        self.cursor = cursor
    }

    /// Reads a whole text, already percent-decoded.
    ///
    /// - Parameters:
    ///   - text: The expression.
    ///   - dialect: Whose rules it is read by.
    /// - Returns: The tree.
    /// - Throws: Where the text is no expression, and why.
    package static func parse(
        _ text: String,
        dialect: Dialect = .service
    ) throws(ODataSyntaxError) -> FilterExpression {
        var parser = FilterParser(TextCursor(text, dialect: dialect))
        let expression = try parser.expression()
        guard parser.cursor.isAtEnd else { throw parser.cursor.syntaxError() }
        return expression
    }

    /// Reads one expression, and the white space around it where the dialect is free with it.
    mutating func expression() throws(ODataSyntaxError) -> FilterExpression {
        let expression = try binary(atLeast: .or)
        skipFreeWhitespace()
        return expression
    }

    /// Reads an expression within parentheses or brackets, where white space may surround it.
    mutating func enclosed() throws(ODataSyntaxError) -> FilterExpression {
        cursor.skipWhitespace()
        let expression = try expression()
        cursor.skipWhitespace()
        return expression
    }

    private mutating func binary(
        atLeast minimum: Precedence
    ) throws(ODataSyntaxError) -> FilterExpression {
        var left = try unary()
        while let (word, end) = upcomingWord(),
            let operation = BinaryOperator(rawValue: word), operation.precedence >= minimum
        {
            cursor.rewind(to: end)
            let right = try binary(atLeast: operation.precedence.next)
            left = .binary(operation, left, right)
        }
        return left
    }

    private mutating func unary() throws(ODataSyntaxError) -> FilterExpression {
        try countOperand()
        nesting += 1
        defer { nesting -= 1 }
        skipFreeWhitespace()
        if takeNot() { return .not(try unary()) }
        if cursor.next == "-", let operand = try negated() { return operand }
        return try membership()
    }

    private mutating func countOperand() throws(ODataSyntaxError) {
        guard nesting < Self.nestingLimit, operands < Self.operandLimit else {
            throw cursor.error { _ in "Recursion depth exceeded allowed limit." }
        }
        operands += 1
    }

    /// Takes `not` where it is the operator and not a property of that name.
    private mutating func takeNot() -> Bool {
        let start = cursor.position
        if cursor.take(keyword: "not"),
            cursor.skipWhitespace() || (cursor.dialect == .service && cursor.next == "(")
        {
            return true
        }
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
        cursor.skipWhitespace()
        return .negate(try unary())
    }

    /// An operand and the `in` and `has` behind it, which bind closer than any other operator.
    private mutating func membership() throws(ODataSyntaxError) -> FilterExpression {
        var operand = try primary()
        while let (word, end) = upcomingWord(), word == "in" || word == "has" {
            cursor.rewind(to: end)
            // One behind the other they make the tree as deep as parentheses do.
            try countOperand()
            guard word == "in" else {
                operand = .binary(.has, operand, try primary())
                continue
            }
            if let list = try list() {
                operand = .isIn(operand, list)
            } else {
                operand = .foreign(.membership(operand, in: try primary()))
            }
        }
        return operand
    }
}

// MARK: - White space and words

extension FilterParser {
    /// Skips white space that no rule of the standard has.
    mutating func skipFreeWhitespace() {
        if cursor.dialect == .service { cursor.skipWhitespace() }
    }

    /// The keyword that may come next as an operator, and where its right operand begins.
    private func upcomingWord() -> (word: String, end: Int)? {
        var ahead = cursor
        let isApart = ahead.skipWhitespace()
        guard let word = ahead.word(), ahead.next != "/" else { return nil }
        let isFollowed = ahead.skipWhitespace()
        guard cursor.dialect == .service || (isApart && isFollowed) else { return nil }
        return (cursor.dialect.keyword(word), ahead.position)
    }
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
