import OData

extension FilterCompiler {
    /// `any` and `all` over the rows that refer to a row.
    ///
    /// A row for which the condition is unknown does not satisfy it, so that `all` fails
    /// (assumed).
    mutating func lambda(
        _ operation: LambdaOperator,
        _ path: [String],
        _ variable: String?,
        _ condition: FilterExpression?
    ) throws(ODataError) -> SQLFragment {
        try rules.require(.lambda, "the lambda operator '\(operation.rawValue)'")
        let limit = rules.limits.lambdaDepth
        guard variables.keys.count(where: { $0 != Self.it }) < limit else {
            throw QueryRefusal.tooManyLambdas(limit: limit)
        }
        var (inner, owner) = try elements(of: path)
        var test: SQLFragment?
        if let variable, let condition {
            variables[variable] = inner.scope
            test = try truth(condition)
            // The condition may have joined tables.
            inner.scope = variables.removeValue(forKey: variable) ?? inner.scope
        }
        let rows = SQLFragment("SELECT 1 FROM \(inner.scope.source) WHERE \(inner.key) = \(owner)")
        switch (operation, test) {
        case (.any, nil): return .sql("EXISTS (\(rows))")
        case (.any, let test?): return .sql("EXISTS (\(rows) AND \(test))")
        case (.all, let test?): return .sql("NOT EXISTS (\(rows) AND (\(test)) IS NOT TRUE)")
        case (.all, nil): return .sql("NOT EXISTS (\(rows))")
        }
    }

    /// How many rows refer to a row, of those that satisfy the condition.
    mutating func count(
        _ path: [String],
        _ condition: FilterExpression?
    ) throws(ODataError) -> SQLValue {
        try rules.require(
            .countInExpression,
            "'\(path.joined(separator: "/"))/$count' in an expression"
        )
        let (inner, owner) = try elements(of: path)
        // The condition stands within the collection and sees nothing outside but `$it`, the row
        // that the whole filter is about (OData 4.0 URL conventions, section 5.1.1.6.4).
        var compiler = FilterCompiler(scope: inner.scope, rules: rules)
        compiler.collections = collections
        compiler.variables[Self.it] = variables[Self.it] ?? scope
        let test = try condition.map { condition throws(ODataError) in
            try compiler.truth(condition)
        }
        collections = compiler.collections
        // The condition may have joined tables to the outer row.
        if let row = compiler.variables[Self.it] {
            if variables[Self.it] == nil { scope = row } else { variables[Self.it] = row }
        }
        let rows = SQLFragment(
            "SELECT COUNT(*) FROM \(compiler.scope.source) WHERE \(inner.key) = \(owner)"
        )
        return SQLValue(
            .integer,
            test.map { .sql("(\(rows) AND \($0))") } ?? .sql("(\(rows))")
        )
    }

    /// The rows of a collection with the column that leads to their owner.
    private mutating func elements(
        of path: [String]
    ) throws(ODataError) -> (inner: (scope: QueryScope, key: String), owner: String) {
        let (navigation, owner) = try collection(path)
        guard let target = scope.model.table(navigation.target) else {
            throw QueryRefusal.unknownProperty(navigation.name, on: scope.table)
        }
        collections += 1
        let inner = QueryScope(
            table: target,
            model: scope.model,
            alias: "c\(collections)",
            culture: scope.culture
        )
        let key = inner.alias + "." + SQLFragment.identifier(navigation.foreignKey)
        return ((inner, key), owner)
    }
}
