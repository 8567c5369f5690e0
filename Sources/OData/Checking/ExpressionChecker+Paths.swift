extension ExpressionChecker {
    func type(of path: [String]) throws(ODataError) -> ValueType {
        switch names {
        case .unknown(let names): return try names.type(of: path)
        case .model(_, let root):
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
    }

    private func type(
        of name: String,
        following owner: ValueType
    ) throws(ODataError) -> ValueType {
        guard case .model(let model, _) = names else { return .unknown }
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
        case .collection, .null, .unknown: throw ODataError.notSingle(beforeProperty: name)
        }
    }

    func type(
        ofCountOver path: [String],
        _ condition: FilterExpression?
    ) throws(ODataError) -> ValueType {
        let inner = try inside(path, orRefuse: "$count may only be used following a collection.")
        if let condition {
            guard try inner.type(of: condition).isBoolean else {
                throw ODataError.invalidQuery(
                    "The $filter expression must evaluate to a single boolean value."
                )
            }
        }
        return .primitive("Edm.Int64")
    }

    func type(
        ofLambdaOver path: [String],
        _ variable: String?,
        _ condition: FilterExpression?
    ) throws(ODataError) -> ValueType {
        var inner = try inside(
            path,
            orRefuse: "Any/All may only be used following a collection."
        )
        guard let variable, let condition else { return .boolean }
        if case .model(_, let element) = inner.names {
            guard variables[variable] == nil else {
                throw ODataError.invalidQuery(
                    "The range variable '\(variable)' has already been declared."
                )
            }
            inner = self
            inner.variables[variable] = element
        }
        guard try inner.type(of: condition).isBoolean else {
            throw ODataError.invalidQuery(
                "The Any/All query expression must evaluate to a single boolean value."
            )
        }
        return .boolean
    }

    /// A checker for what is said of the elements of a collection.
    private func inside(
        _ path: [String],
        orRefuse sentence: String
    ) throws(ODataError) -> ExpressionChecker {
        let type = try type(of: path)
        var inner = self
        switch (names, type) {
        case (.model(let model, _), .collection(let target)):
            guard let element = model.entityType(target) else { break }
            inner = ExpressionChecker(model: model, root: element)
            // Still the row that the whole expression is about (URL conventions 5.1.1.14.4).
            inner.variables = variables
            return inner
        case (.unknown, .collection), (.unknown, .unknown):
            return inner
        default: break
        }
        throw ODataError.invalidQuery(sentence)
    }
}

extension ODataError {
    /// The refusal of a property that the type does not have.
    static func unknownProperty(_ name: String, on typeName: String) -> ODataError {
        .invalidQuery("Could not find a property named '\(name)' on type '\(typeName)'.")
    }

    /// The refusal of a property of a collection.
    static func notSingle(beforeProperty name: String) -> ODataError {
        .invalidQuery(
            "The parent value for a property access of a property '\(name)' is not a single"
                + " value. Property access can only be applied to a single value."
        )
    }

    /// The refusal of a function that the service does not have.
    static func unknownFunction(_ name: String) -> ODataError {
        .invalidQuery(
            "An unknown function with name '\(name)' was found. This may also be a function"
                + " import or a key lookup on a navigation property, which is not allowed."
        )
    }
}
