/// Finds the type of each part of an expression against a model, and refuses what does not fit
/// in the words of the Microsoft OData library (creatio.md section 3.9).
///
/// It stops at the first fault, as the library does. What Creatio refuses only while it
/// evaluates, such as a filter on the scalar of a lookup, passes here.
struct ExpressionChecker {
    let model: EntityModel
    let root: EntityType
    /// The entity types of the lambda variables in scope.
    private var variables: [String: EntityType] = [:]

    init(model: EntityModel, root: EntityType) {
        self.model = model
        self.root = root
    }

    /// The type of the expression's value.
    func type(of expression: FilterExpression) throws(ODataError) -> ValueType {
        switch expression {
        case .literal(let literal): return ValueType(of: literal)
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
        case .count(let path, let condition):
            return try type(ofCountOver: path, condition)
        case .foreign: return .unknown
        }
    }
}

// MARK: - Paths

extension ExpressionChecker {
    private func type(of path: [String]) throws(ODataError) -> ValueType {
        var steps = path[...]
        var entity = root
        if let name = steps.first, let bound = variables[name] {
            entity = bound
            steps.removeFirst()
        }
        var type = ValueType.entity(entity.name)
        for name in steps { type = try self.type(of: name, following: type) }
        return type
    }

    private func type(
        of name: String,
        following owner: ValueType
    ) throws(ODataError) -> ValueType {
        switch owner {
        case .entity(let typeName):
            let entity = model.entityType(typeName)
            if let property = entity?.property(name) { return .primitive(property.type.rawValue) }
            if let navigation = entity?.navigationProperty(name),
                model.entityType(navigation.target) != nil
            {
                return navigation.isCollection
                    ? .collection(navigation.target) : .entity(navigation.target)
            }
            throw ODataError.unknownProperty(name, on: model.qualifiedName(of: typeName))
        case .primitive(let typeName): throw ODataError.unknownProperty(name, on: typeName)
        case .collection, .null, .unknown:
            throw ODataError.invalidQuery(
                "The parent value for a property access of a property '\(name)' is not a single"
                    + " value. Property access can only be applied to a single value."
            )
        }
    }

    private func type(
        ofCountOver path: [String],
        _ condition: FilterExpression?
    ) throws(ODataError) -> ValueType {
        guard case .collection(let target) = try type(of: path),
            let element = model.entityType(target)
        else { throw ODataError.invalidQuery("$count may only be used following a collection.") }
        if let condition { try condition.check(on: element, in: model) }
        return .primitive("Edm.Int64")
    }

    private func type(
        ofLambdaOver path: [String],
        _ variable: String?,
        _ condition: FilterExpression?
    ) throws(ODataError) -> ValueType {
        guard case .collection(let target) = try type(of: path) else {
            throw ODataError.invalidQuery("Any/All may only be used following a collection.")
        }
        guard let variable, let condition, let element = model.entityType(target) else {
            return .boolean
        }
        guard variables[variable] == nil else {
            throw ODataError.invalidQuery(
                "The range variable '\(variable)' has already been declared."
            )
        }
        var inner = self
        inner.variables[variable] = element
        guard try inner.type(of: condition).isBoolean else {
            throw ODataError.invalidQuery(
                "The Any/All query expression must evaluate to a single boolean value."
            )
        }
        return .boolean
    }
}

// MARK: - Operators

extension ExpressionChecker {
    private func type(
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
            if left.isComparable(to: right) { return .boolean }
        case .gt, .ge, .lt, .le:
            if left.isOrdered, right.isOrdered, left.isComparable(to: right) { return .boolean }
        case .has:
            if left == right { return .boolean }
        case .add, .sub, .mul, .div, .divby, .mod:
            if let result = arithmetic(operation, left, right) { return result }
        }
        throw ODataError.invalidQuery(
            "A binary operator with incompatible types was detected. Found operand types"
                + " '\(name(left))' and '\(name(right))' for operator kind '\(operation.kind)'."
        )
    }

    private func arithmetic(
        _ operation: BinaryOperator,
        _ left: ValueType,
        _ right: ValueType
    ) -> ValueType? {
        if left.isNumber, right.isNumber { return left.widened(with: right) }
        let duration = ValueType.primitive("Edm.Duration")
        let moments: [ValueType] = [.primitive("Edm.DateTimeOffset"), .primitive("Edm.Date")]
        switch operation {
        case .add, .sub:
            if right == duration, left == duration || moments.contains(left) { return left }
            return operation == .sub && left == right && moments.contains(left) ? duration : nil
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
        case .entity(let name): model.qualifiedName(of: name)
        case .collection(let name): "Collection(\(model.qualifiedName(of: name)))"
        case .null, .unknown: "<null>"
        }
    }
}

// MARK: - Functions

extension ExpressionChecker {
    private func type(
        of functionName: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> ValueType {
        guard let function = CanonicalFunction.named(functionName) else {
            throw ODataError.invalidQuery(
                "An unknown function with name '\(functionName)' was found. This may also be a"
                    + " function import or a key lookup on a navigation property, which is not"
                    + " allowed."
            )
        }
        var types: [ValueType] = []
        for argument in arguments { types.append(try type(of: argument)) }
        guard let signature = function.signature(for: types) else {
            throw ODataError.invalidQuery(
                "No function signature for the function with name '\(functionName)' matches the"
                    + " specified arguments. The function signatures considered are:"
                    + " \(function.signatureList)."
            )
        }
        return .primitive(signature.result)
    }
}

extension ODataError {
    /// The refusal of a property that the type does not have.
    static func unknownProperty(_ name: String, on typeName: String) -> ODataError {
        .invalidQuery("Could not find a property named '\(name)' on type '\(typeName)'.")
    }
}

extension ValueType {
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
