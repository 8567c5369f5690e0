/// Finds the type of each part of an expression, and refuses what does not fit in the words of
/// the Microsoft OData library (creatio.md section 3.9).
///
/// It stops at the first fault, as the library does. What Creatio refuses only while it
/// evaluates, such as a filter on the scalar of a lookup, passes here.
struct ExpressionChecker {
    /// Where the names in an expression come from.
    enum Names {
        /// A service's model, and the type of the rows that the expression is about.
        case model(EntityModel, root: EntityType)
        /// No model: a name may be anything, but for what is known of some public services.
        case unknown(ReferenceNames)
    }

    let names: Names
    /// The entity types of the variables in scope, `$it` and those of lambdas.
    var variables: [String: EntityType] = [:]

    init(model: EntityModel, root: EntityType) {
        names = .model(model, root: root)
        variables["$it"] = root
    }

    init(_ names: ReferenceNames) {
        self.names = .unknown(names)
    }

    /// The type of the expression's value.
    func type(of expression: FilterExpression) throws(ODataError) -> ValueType {
        switch expression {
        case .literal(let literal):
            try literal.checkValue()
            return ValueType(of: literal)
        case .alias: return .unknown
        case .path(let path): return try type(of: path)
        case .not(let operand):
            let operandType = try type(of: operand)
            guard operandType.isBoolean else { throw incompatible(operandType, "Not") }
            return .boolean
        case .negate(let operand):
            let operandType = try type(of: operand)
            guard operandType.isNumber || operandType == .primitive("Edm.Duration") else {
                throw incompatible(operandType, "Negate")
            }
            return operandType
        case .binary(let operation, let left, let right):
            return try type(of: operation, type(of: left), type(of: right))
        case .function(let name, let arguments): return try type(of: name, arguments)
        case .isIn(let operand, let values):
            let operandType = try type(of: operand)
            for value in values { try checkMember(type(of: value), of: operandType) }
            return .boolean
        case .lambda(_, let path, let variable, let condition):
            return try type(ofLambdaOver: path, variable, condition)
        case .count(let path, let condition): return try type(ofCountOver: path, condition)
        case .foreign(let part): return try type(of: part)
        }
    }
}

// MARK: - Operators

extension ExpressionChecker {
    fileprivate func type(
        of operation: BinaryOperator,
        _ left: ValueType,
        _ right: ValueType
    ) throws(ODataError) -> ValueType {
        for operand in [left, right] {
            guard case .collection = operand else { continue }
            throw ODataError.invalidQuery(
                "The operand for a binary operator '\(operation.kind)' is not a single value."
                    + " Binary operators require both operands to be single values."
            )
        }
        switch operation {
        case .or, .and:
            if left.isBoolean, right.isBoolean { return .boolean }
        case .eq, .ne:
            if areComparable(left, right) { return .boolean }
        case .gt, .ge, .lt, .le:
            if left.isOrdered, right.isOrdered, areComparable(left, right) { return .boolean }
        case .has:
            if left.isFlags(of: right) { return .boolean }
        case .add, .sub, .mul, .div, .divby, .mod:
            if let result = arithmetic(operation, left, right) { return result }
        }
        throw ODataError.invalidQuery(
            "A binary operator with incompatible types was detected. Found operand types"
                + " '\(name(left))' and '\(name(right))' for operator kind '\(operation.kind)'."
        )
    }

    /// By the grammar alone a day or a time may be compared with a text, which a service may read
    /// as one; Creatio does not (creatio.md section 3.9).
    private func areComparable(_ left: ValueType, _ right: ValueType) -> Bool {
        if left.isComparable(to: right) { return true }
        let calendar: [ValueType] = [.primitive("Edm.Date"), .primitive("Edm.TimeOfDay")]
        let text = ValueType.primitive("Edm.String")
        return dialect == .standard
            && (calendar.contains(left) && right == text
                || left == text && calendar.contains(right))
    }

    private func arithmetic(
        _ operation: BinaryOperator,
        _ left: ValueType,
        _ right: ValueType
    ) -> ValueType? {
        if left == .unknown || right == .unknown { return .unknown }
        if left.isNumber, right.isNumber { return left.widened(with: right) }
        let duration = ValueType.primitive("Edm.Duration")
        let moments: [ValueType] = [.primitive("Edm.DateTimeOffset"), .primitive("Edm.Date")]
        switch operation {
        case .add, .sub:
            if right == duration, left == duration || moments.contains(left) { return left }
            return operation == .sub && left == right && moments.contains(left) ? duration : nil
        case .mul where left.isNumber && right == duration: return duration
        case .mul, .div, .divby: return left == duration && right.isNumber ? duration : nil
        default: return nil
        }
    }

    private func checkMember(
        _ member: ValueType,
        of operand: ValueType
    ) throws(ODataError) {
        guard operand.isComparable(to: member) else {
            throw ODataError.invalidQuery(
                "An instance of InNode can only be created where the item types of the right"
                    + " operand '\(name(member))' and the left operand '\(name(operand))' can be"
                    + " compared."
            )
        }
    }

    private func incompatible(_ operand: ValueType, _ kind: String) -> ODataError {
        .invalidQuery(
            "A unary operator with an incompatible type was detected. Found operand type"
                + " '\(name(operand))' for operator kind '\(kind)'."
        )
    }

    /// The name of a type in an error text.
    private func name(_ type: ValueType) -> String {
        switch type {
        case .primitive(let name): name
        case .entity(let name): qualified(name)
        case .collection(let name): "Collection(\(qualified(name)))"
        case .null, .unknown: "<null>"
        }
    }

    private func qualified(_ name: String) -> String {
        switch names {
        case .model(let model, _): model.qualifiedName(of: name)
        case .unknown: name
        }
    }
}

extension ValueType {
    /// Whether the value can have a member of an enumeration, whose name may be a mere string.
    fileprivate func isFlags(of member: ValueType) -> Bool {
        switch (self, member) {
        case (.unknown, .primitive(let name)): name == "Edm.String" || !name.hasPrefix("Edm.")
        case (_, .unknown), (_, .null), (.unknown, _), (.null, _): true
        default: self == member
        }
    }

    /// Whether values of the type have an order; rows have none.
    fileprivate var isOrdered: Bool {
        switch self {
        case .entity, .collection: false
        case .primitive, .null, .unknown: true
        }
    }
}

extension BinaryOperator {
    /// The operator's name in the library's error texts.
    fileprivate var kind: String {
        switch self {
        case .or: "Or"
        case .and: "And"
        case .eq: "Equal"
        case .ne: "NotEqual"
        case .gt: "GreaterThan"
        case .ge: "GreaterThanOrEqual"
        case .lt: "LessThan"
        case .le: "LessThanOrEqual"
        case .has: "Has"
        case .add: "Add"
        case .sub: "Subtract"
        case .mul: "Multiply"
        case .div, .divby: "Divide"
        case .mod: "Modulo"
        }
    }
}
