extension FilterExpression: CustomStringConvertible {
    /// The expression as it stands in a URL before percent-encoding, with no more parentheses
    /// than needed; reading it gives the same tree.
    package var description: String {
        switch self {
        case .literal(let literal): literal.description
        case .path(let path): path.joined(separator: "/")
        case .not(let operand): "not " + operand.text(atLeast: .unary)
        case .negate(let operand): "-" + operand.negatedText
        case .binary(let operation, let left, let right):
            left.text(atLeast: operation.precedence) + " \(operation.rawValue) "
                + right.text(atLeast: operation.precedence.next)
        case .function(let name, let arguments): name + Self.list(arguments)
        case .isIn(let operand, let values):
            operand.text(atLeast: .membership) + " in " + Self.list(values)
        case .lambda(let operation, let path, let variable, let condition):
            path.joined(separator: "/") + "/\(operation.rawValue)("
                + [variable, condition?.description].compactMap(\.self).joined(separator: ":") + ")"
        case .count(let path, let condition):
            path.joined(separator: "/")
                + (condition.map { "/$filter(\($0))" } ?? "") + "/$count"
        case .alias(let name): "@" + name
        case .foreign(let part): part.description
        }
    }

    private static func list(_ expressions: [FilterExpression]) -> String {
        "(" + expressions.map(\.description).joined(separator: ",") + ")"
    }

    func text(atLeast minimum: Precedence) -> String {
        precedence < minimum ? "(\(description))" : description
    }

    /// Behind a minus a number, or what begins with one, would be read as a negative number.
    private var negatedText: String {
        switch self {
        case .not, .negate, .path, .function, .lambda, .count, .alias: description
        case .literal, .isIn, .binary, .foreign: "(\(description))"
        }
    }

    private var precedence: Precedence {
        switch self {
        case .binary(let operation, _, _): operation.precedence
        case .not, .negate: .unary
        case .isIn: .membership
        case .literal, .path, .function, .lambda, .count, .alias: .primary
        case .foreign(let part): part.precedence
        }
    }
}

extension FilterExpression {
    /// How many nodes the tree has, the values of an `in` included; Creatio's limit is 100
    /// (creatio.md section 3.4).
    package var nodeCount: Int {
        switch self {
        case .literal, .path, .alias, .foreign: 1
        case .not(let operand), .negate(let operand): 1 + operand.nodeCount
        case .binary(_, let left, let right): 1 + left.nodeCount + right.nodeCount
        case .function(_, let arguments): arguments.reduce(1) { $0 + $1.nodeCount }
        case .isIn(let operand, let values):
            values.reduce(1 + operand.nodeCount) { $0 + $1.nodeCount }
        case .lambda(_, _, _, let condition), .count(_, let condition):
            1 + (condition?.nodeCount ?? 0)
        }
    }
}
