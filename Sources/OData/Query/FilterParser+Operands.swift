/// Literals, lists, parentheses, JSON and function calls.
extension FilterParser {
    mutating func primary() throws(ODataSyntaxError) -> FilterExpression {
        if let literal = try literal() { return literal }
        switch cursor.next {
        case "(":
            cursor.advance()
            let inner = try enclosed()
            guard cursor.take(")") else { throw cursor.expected("')' or operator") }
            return inner
        case "[": return try array()
        case "{": return try object()
        case "@":
            let step = try aliasOrAnnotation()
            if case .alias(let name) = step, cursor.next != "/" { return .alias(name) }
            return try path(from: step)
        case "$": return try path(from: .name(try implicitVariable()))
        default: break
        }
        guard let word = cursor.word() else {
            throw cursor.isAtEnd ? cursor.expected("Expression") : cursor.syntaxError()
        }
        return cursor.next == "(" ? try call(word) : try path(from: .name(word))
    }

    /// A literal of any type.
    mutating func literal() throws(ODataSyntaxError) -> FilterExpression? {
        if let literal = try cursor.literal() { return .literal(literal) }
        let start = cursor.position
        guard let type = cursor.word(), cursor.next == "'" else {
            cursor.rewind(to: start)
            return nil
        }
        let text = try cursor.quoted()
        guard ForeignLiteral(type: cursor.dialect.keyword(type))?.accepts(text) == true else {
            throw cursor.error(at: start) { place in
                "Unrecognized '\(type)' literal '\(type)'\(text)'' at '\(place)'"
                    + " in '\(cursor.text)'."
            }
        }
        return .foreign(.literal(type: type, text: text))
    }

    /// The literals in parentheses behind an `in`; nil where something else stands there.
    mutating func list() throws(ODataSyntaxError) -> [FilterExpression]? {
        let start = cursor.position
        guard cursor.take("(") else { return nil }
        cursor.skipWhitespace()
        if cursor.dialect == .standard, cursor.take(")") { return [] }
        var literals: [FilterExpression] = []
        repeat {
            cursor.skipWhitespace()
            guard let literal = try literal() else {
                guard literals.isEmpty else { throw cursor.syntaxError() }
                cursor.rewind(to: start)
                return nil
            }
            literals.append(literal)
            cursor.skipWhitespace()
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return literals
    }

    /// Reads the call of a function; behind the parentheses a path may go on.
    private mutating func call(_ name: String) throws(ODataSyntaxError) -> FilterExpression {
        let canonical = CanonicalFunction.named(name, in: cursor.dialect)
        let function = canonical?.name ?? cursor.dialect.keyword(name)
        guard LambdaOperator(rawValue: function) == nil else {
            throw cursor.error { _ in "Any/All may only be used following a collection." }
        }
        if function == "case", cursor.dialect == .standard { return try choice() }
        let arguments = try arguments()
        guard arguments.allSatisfy({ $0.name == nil }) else {
            return try path(from: .call(name, arguments))
        }
        if function == "cast" || function == "isof" {
            return .function(name, typed(arguments.map(\.value)))
        }
        guard cursor.next == "/" || cursor.next == "(" else {
            return .function(canonical?.name ?? name, arguments.map(\.value))
        }
        guard canonical == nil else { throw cursor.syntaxError() }
        return try path(from: .call(name, arguments))
    }

    /// The operands of `cast` and `isof`, of which the last names a type.
    ///
    /// The Microsoft library takes the name in quotes as well; the grammar reads only a single
    /// quoted operand, as the key of a collection.
    private func typed(_ arguments: [FilterExpression]) -> [FilterExpression] {
        let name: String? =
            switch arguments.last {
            case .path(let path) where path.count == 1: path[0]
            case .function("Collection", let names) where names.count == 1:
                "Collection(\(names[0]))"
            case .literal(.string(let name))
            where cursor.dialect == .service || arguments.count == 1:
                name
            default: nil
            }
        guard let name else { return arguments }
        return arguments.dropLast() + [.foreign(.typeName(name))]
    }

    /// What stands between parentheses, with the names of parameters where they have any.
    mutating func arguments() throws(ODataSyntaxError) -> [ForeignExpression.Argument] {
        cursor.advance()
        cursor.skipWhitespace()
        if cursor.take(")") { return [] }
        var arguments: [ForeignExpression.Argument] = []
        repeat {
            cursor.skipWhitespace()
            let name = argumentName()
            guard name == nil || !arguments.contains(where: { $0.name == name }) else {
                throw cursor.syntaxError()
            }
            arguments.append(ForeignExpression.Argument(name: name, value: try enclosed()))
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return arguments
    }

    private mutating func argumentName() -> String? {
        let start = cursor.position
        if let name = cursor.word(), cursor.take("=") { return name }
        cursor.rewind(to: start)
        return nil
    }

    private mutating func choice() throws(ODataSyntaxError) -> FilterExpression {
        cursor.advance()
        var choices: [ForeignExpression.Choice] = []
        repeat {
            let condition = try enclosed()
            guard cursor.take(":") else { throw cursor.expected("':'") }
            choices.append(
                ForeignExpression.Choice(condition: condition, value: try enclosed())
            )
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return .foreign(.choice(choices))
    }
}

// MARK: - JSON

extension FilterParser {
    private mutating func array() throws(ODataSyntaxError) -> FilterExpression {
        cursor.advance()
        cursor.skipWhitespace()
        if cursor.take("]") { return .foreign(.array([])) }
        var values: [FilterExpression] = []
        repeat { values.append(try jsonValue()) } while cursor.take(",")
        guard cursor.take("]") else { throw cursor.expected("']' or ','") }
        return .foreign(.array(values))
    }

    private mutating func object() throws(ODataSyntaxError) -> FilterExpression {
        cursor.advance()
        cursor.skipWhitespace()
        if cursor.take("}") { return .foreign(.object([])) }
        var members: [ForeignExpression.Argument] = []
        repeat {
            cursor.skipWhitespace()
            guard let name = try cursor.jsonString() else { throw cursor.syntaxError() }
            cursor.skipWhitespace()
            guard cursor.take(":") else { throw cursor.expected("':'") }
            members.append(ForeignExpression.Argument(name: name, value: try jsonValue()))
        } while cursor.take(",")
        guard cursor.take("}") else { throw cursor.expected("'}' or ','") }
        return .foreign(.object(members))
    }

    private mutating func jsonValue() throws(ODataSyntaxError) -> FilterExpression {
        cursor.skipWhitespace()
        guard let text = try cursor.jsonString() else { return try enclosed() }
        cursor.skipWhitespace()
        return .foreign(.jsonString(text))
    }
}
