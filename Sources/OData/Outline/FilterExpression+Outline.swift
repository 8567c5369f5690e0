extension FilterExpression {
    /// The tree in words, one part a line, operands indented below their operator.
    package var outline: String { outlined.text }

    var outlined: Outline {
        switch self {
        case .literal(let literal): Outline(literal.outline)
        case .path(let path): Outline("property " + path.joined(separator: "/"))
        case .not(let operand): Outline("not", [operand.outlined])
        case .negate(let operand): Outline("negative of", [operand.outlined])
        case .binary(let operation, let left, let right):
            Outline(operation.outline, [left.outlined, right.outlined])
        case .function(let name, let arguments):
            Outline("function " + name, arguments.map(\.outlined))
        case .isIn(let operand, let values):
            Outline("is one of (in)", [operand.outlined, Outline("list", values.map(\.outlined))])
        case .lambda(let operation, let path, let variable, let condition):
            Self.lambda(operation, path.joined(separator: "/"), variable, condition)
        case .count(let path, let condition):
            Outline(
                "number of \(path.joined(separator: "/"))" + (condition == nil ? "" : " where"),
                [condition?.outlined].compactMap(\.self)
            )
        case .alias(let name): Outline("parameter alias @" + name)
        case .foreign(let part): part.outlined
        }
    }

    fileprivate static func lambda(
        _ operation: LambdaOperator,
        _ path: String,
        _ variable: String?,
        _ condition: FilterExpression?
    ) -> Outline {
        guard let variable, let condition else { return Outline("any row of " + path) }
        return Outline("\(operation.rawValue) \(variable) of \(path) with", [condition.outlined])
    }
}

extension ForeignExpression {
    fileprivate var outlined: Outline {
        switch self {
        case .typeName(let name): Outline("type " + name)
        case .literal(let type, let text): Outline("\(type) '\(text)'")
        case .jsonString(let text): Outline("JSON string \"\(text)\"")
        case .array(let values): Outline("collection", values.map(\.outlined))
        case .object(let members): Outline("object", members.map(\.outlined))
        case .membership(let member, let collection):
            Outline("is one of (in)", [member.outlined, collection.outlined])
        case .choice(let choices):
            Outline(
                "case",
                choices.map { Outline("if", [$0.condition.outlined, $0.value.outlined]) }
            )
        case .path(let steps): Outline("path", steps.map(\.outlined))
        }
    }
}

extension ForeignExpression.Argument {
    fileprivate var outlined: Outline {
        name.map { Outline($0 + " =", [value.outlined]) } ?? value.outlined
    }
}

extension PathStep {
    fileprivate var outlined: Outline {
        switch self {
        case .name(let name): Outline("name " + name)
        case .alias(let name): Outline("parameter alias @" + name)
        case .annotation(let name): Outline("annotation @" + name)
        case .call(let name, let arguments):
            Outline("call or key of " + name, arguments.map(\.outlined))
        case .key(let arguments): Outline("key", arguments.map(\.outlined))
        case .filter(let condition): Outline("where", [condition.outlined])
        case .count(let filter, let search):
            Outline(
                "number of rows" + (search.map { ", search " + $0 } ?? ""),
                [filter?.outlined].compactMap(\.self)
            )
        case .lambda(let operation, let variable, let condition):
            FilterExpression.lambda(operation, "them", variable, condition)
        }
    }
}

extension Literal {
    /// The type in words, and the value as written.
    fileprivate var outline: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean \(self)"
        case .string: "text \(self)"
        case .guid: "GUID \(self)"
        case .number: "number \(self)"
        case .dateTimeOffset: "date and time \(self)"
        case .date: "date \(self)"
        case .timeOfDay: "time \(self)"
        case .duration: "\(self)"
        case .enumeration: "member of an enumeration \(self)"
        }
    }
}

extension BinaryOperator {
    /// The operator in words, as written in parentheses where that differs.
    fileprivate var outline: String {
        let words =
            switch self {
            case .or, .and, .has: rawValue
            case .eq: "equal"
            case .ne: "not equal"
            case .gt: "greater than"
            case .ge: "greater than or equal"
            case .lt: "less than"
            case .le: "less than or equal"
            case .add: "sum"
            case .sub: "difference"
            case .mul: "product"
            case .div: "quotient, whole for whole numbers"
            case .divby: "quotient"
            case .mod: "remainder"
            }
        return words == rawValue ? words : "\(words) (\(rawValue))"
    }
}
