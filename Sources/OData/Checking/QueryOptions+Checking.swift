extension QueryOptions {
    /// Refuses what names something that the model does not have or compares what cannot be
    /// compared; the first fault counts.
    ///
    /// - Parameters:
    ///   - type: The entity type of the rows that the options are about.
    ///   - model: The model of the service.
    /// - Throws: The refusal, with status 400.
    package func check(on type: EntityType, in model: EntityModel) throws(ODataError) {
        let checker = ExpressionChecker(model: model, root: type)
        if let filter { try filter.check(on: type, in: model) }
        for item in orderBy {
            switch try checker.type(of: item.expression) {
            case .primitive, .null, .unknown: continue
            case .entity, .collection:
                throw ODataError.invalidQuery(
                    "The $orderby expression must evaluate to a single value of primitive type."
                )
            }
        }
        for path in select ?? [] where path != ["*"] {
            _ = try checker.type(of: .path(path))
        }
        for item in expand { try item.check(on: type, in: model) }
    }
}

extension FilterExpression {
    /// Refuses the expression as a `$filter` over rows of that type.
    ///
    /// - Parameters:
    ///   - type: The entity type of the rows.
    ///   - model: The model of the service.
    /// - Throws: The refusal, with status 400.
    package func check(on type: EntityType, in model: EntityModel) throws(ODataError) {
        guard try ExpressionChecker(model: model, root: type).type(of: self).isBoolean else {
            throw ODataError.invalidQuery(
                "The $filter expression must evaluate to a single boolean value."
            )
        }
    }
}

extension ExpandItem {
    fileprivate func check(on type: EntityType, in model: EntityModel) throws(ODataError) {
        // All of them are there.
        if navigation == "*" { return }
        let typeName = model.qualifiedName(of: type.name)
        guard let property = type.navigationProperty(navigation),
            let target = model.entityType(property.target)
        else {
            guard type.property(navigation) == nil else {
                throw ODataError.invalidQuery(
                    "Property '\(navigation)' on type '\(typeName)' is not a navigation property"
                        + " or complex property. Only navigation properties can be expanded."
                )
            }
            throw ODataError.unknownProperty(navigation, on: typeName)
        }
        try options.check(on: target, in: model)
    }
}
