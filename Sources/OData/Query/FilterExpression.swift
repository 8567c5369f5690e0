/// The tree of a `$filter` or `$orderby` expression (OData 4.0, URL conventions 5.1.1).
package indirect enum FilterExpression: Sendable, Hashable {
    case literal(Literal)
    /// A property, reached over navigation properties: `Contact/Id` is `["Contact", "Id"]`.
    case path([String])
    case not(FilterExpression)
    case negate(FilterExpression)
    case binary(BinaryOperator, FilterExpression, FilterExpression)
    /// A canonical function by its name as written, for example `contains`.
    case function(String, [FilterExpression])
    case isIn(FilterExpression, [FilterExpression])
    /// `path/any(variable:condition)`; `any()` has neither variable nor condition.
    case lambda(LambdaOperator, path: [String], variable: String?, condition: FilterExpression?)
    /// `Items/$count`, or `Items/$filter(Price gt 3)/$count` where there is a condition.
    case count(path: [String], condition: FilterExpression?)
    /// A parameter alias such as `@p`, not yet replaced by its value.
    case alias(String)
    /// What the standard's grammar allows and a model like Creatio's has no use for.
    case foreign(ForeignExpression)
}

/// The binary operators, named as they are written.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    case or, and
    case eq, ne, gt, ge, lt, le
    case has
    case add, sub, mul, div, divby, mod
}

/// The two lambda operators over a collection.
package enum LambdaOperator: String, Sendable, Hashable {
    case any, all
}
