/// The parts of an expression that only other models than Creatio's give a meaning to.
package indirect enum ForeignExpression: Sendable, Hashable {
    /// The name of a type, the last operand of `cast` and `isof`.
    case typeName(String)
    /// `binary'AQID'`, `geography'SRID=0;Point(1 2)'`: the type and the text between the quotes.
    case literal(type: String, text: String)
    /// A string of JSON: the text between the double quotes, escapes as written.
    case jsonString(String)
    /// A collection of JSON, `[1,2]`.
    case array([FilterExpression])
    /// An object of JSON, `{"Name":'x'}`; a name is kept as written, like a string.
    case object([Argument])
    /// A path with more than names in it.
    case path([PathStep])
    /// `Name in Names`: a collection that is no list of literals.
    case membership(FilterExpression, in: FilterExpression)
    /// `case(condition:value,…)` of OData 4.01.
    case choice([Choice])

    /// A value with the name that it is given to: a parameter, a part of a key.
    package struct Argument: Sendable, Hashable {
        package var name: String?
        package var value: FilterExpression

        package init(name: String?, value: FilterExpression) {
            self.name = name
            self.value = value
        }
    }

    /// One line of a `case()`.
    package struct Choice: Sendable, Hashable {
        package var condition: FilterExpression
        package var value: FilterExpression

        package init(condition: FilterExpression, value: FilterExpression) {
            self.condition = condition
            self.value = value
        }
    }
}

/// One step of a path that has more than names in it.
package enum PathStep: Sendable, Hashable {
    /// A property, a type, a variable, or `$it`, `$this` and `$root`.
    case name(String)
    /// `@p` as the first step.
    case alias(String)
    /// `@Core.Messages#Qualifier`
    case annotation(String)
    /// A name with parentheses: a function with its parameters or a collection with a key, which
    /// only a model can tell apart.
    case call(String, [ForeignExpression.Argument])
    /// The key in parentheses behind a function that gives a collection.
    case key([ForeignExpression.Argument])
    /// `$filter(condition)`
    case filter(FilterExpression)
    /// `$count`, `$count($filter=…;$search=…)`
    case count(filter: FilterExpression?, search: String?)
    /// `any(variable:condition)`; `any()` has neither variable nor condition.
    case lambda(LambdaOperator, variable: String?, condition: FilterExpression?)
}
