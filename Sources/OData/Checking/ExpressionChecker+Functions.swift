extension ExpressionChecker {
    func type(
        of functionName: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> ValueType {
        if functionName == "cast" || functionName == "isof" {
            return try type(ofTyped: functionName, arguments)
        }
        var types: [ValueType] = []
        for argument in arguments { types.append(try type(of: argument)) }
        guard let function = CanonicalFunction.named(functionName, in: dialect) else {
            if isPossiblyKnown(functionName, arguments) { return .unknown }
            throw ODataError.unknownFunction(functionName)
        }
        guard let signature = function.signature(for: types, in: dialect) else {
            throw ODataError.invalidQuery(
                "No function signature for the function with name '\(functionName)' matches the"
                    + " specified arguments. The function signatures considered are:"
                    + " \(function.signatureList)."
            )
        }
        return .primitive(signature.result)
    }

    /// The dialect whose functions and types the expression may use.
    var dialect: Dialect {
        switch names {
        case .model: .service
        case .unknown: .standard
        }
    }

    /// Whether a service that nothing is known of may have the function, or a collection of that
    /// name with the argument as its key.
    private func isPossiblyKnown(_ name: String, _ arguments: [FilterExpression]) -> Bool {
        guard case .unknown = names else { return false }
        if name.contains(".") { return true }
        guard arguments.count == 1 else { return false }
        switch arguments[0] {
        case .literal(let literal): return literal != .null
        case .alias: return true
        default: return false
        }
    }

    private func type(
        ofTyped function: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> ValueType {
        guard case .foreign(.typeName(let name)) = arguments.last, arguments.count <= 2 else {
            throw ODataError.invalidQuery(
                "Cast or IsOf Function must have a type in its arguments."
            )
        }
        if arguments.count == 2 { _ = try type(of: arguments[0]) }
        if function == "isof" { return .boolean }
        return name.hasPrefix("Edm.") ? .primitive(name) : .unknown
    }

    /// The type of a part that no Creatio model knows.
    func type(of part: ForeignExpression) throws(ODataError) -> ValueType {
        switch part {
        case .literal(let type, _):
            return .primitive("Edm." + type.prefix(1).uppercased() + type.dropFirst())
        case .membership(let member, let collection):
            _ = try type(of: member)
            let type = try type(of: collection)
            switch type {
            case .collection, .unknown: return .boolean
            case .primitive, .null, .entity:
                throw ODataError.invalidQuery(
                    "The right operand of the 'in' operator must be a collection."
                )
            }
        case .choice(let choices):
            for choice in choices {
                guard try type(of: choice.condition).isBoolean else {
                    throw ODataError.invalidQuery("A condition of case() must be boolean.")
                }
                _ = try type(of: choice.value)
            }
            return .unknown
        case .path(let steps):
            try check(steps)
            return .unknown
        case .typeName, .jsonString, .array, .object: return .unknown
        }
    }

    private func check(_ steps: [PathStep]) throws(ODataError) {
        guard case .unknown = names else {
            throw ODataError.unknownFunction(steps.lazy.compactMap(\.unusual).first ?? "")
        }
        for step in steps {
            switch step {
            case .call(_, let arguments), .key(let arguments):
                for argument in arguments { _ = try type(of: argument.value) }
            case .filter(let condition), .count(let condition?, _):
                guard try type(of: condition).isBoolean else {
                    throw ODataError.invalidQuery(
                        "The $filter expression must evaluate to a single boolean value."
                    )
                }
            case .lambda(_, _, let condition?): _ = try type(of: condition)
            case .name, .alias, .annotation, .count, .lambda: continue
            }
        }
        if case .call(let name, let arguments) = steps.first, steps.count == 1 {
            guard name.contains(".") || !arguments.isEmpty else {
                throw ODataError.unknownFunction(name)
            }
        }
    }
}

extension PathStep {
    /// What the step calls or asks for, where it is no mere name.
    fileprivate var unusual: String? {
        switch self {
        case .name: nil
        case .call(let name, _): name
        case .alias, .annotation, .key, .filter, .count, .lambda: description
        }
    }
}
