extension GrammarRule {
    /// Whether the rule is one of section 4 or 5 of the grammar.
    var isExpression: Bool {
        switch self {
        case .commonExpr, .boolCommonExpr, .primitiveLiteral, .rootExpr, .functionExpr,
            .negateExpr, .methodCallExpr, .boolMethodCallExpr, .parenExpr, .castExpr, .isofExpr,
            .notExpr, .firstMemberExpr, .memberExpr, .propertyPathExpr, .anyExpr, .allExpr,
            .listExpr, .parameterValue, .arrayOrObject, .array, .object, .complexInUri,
            .stringInUrl:
            true
        default: false
        }
    }

    /// The tree of a text that is good by this rule; nil where the rule is not about a single
    /// expression.
    package func tree(of text: String) -> FilterExpression? {
        guard self == .filter || isExpression else { return nil }
        var text = text
        if self == .filter {
            let parts = QueryGrammar.split(text)
            guard parts.count == 1, let value = parts[0].value else { return nil }
            text = value
        }
        let decoded = PercentEncoding.decode(text, plusIsSpace: false)
        let tree = Result { () throws(ODataSyntaxError) in
            try FilterParser.parse(decoded, dialect: .standard)
        }
        // A lambda or a list alone is a rule of its own, but no expression.
        guard case .success(let expression) = tree else { return nil }
        return expression
    }

    /// Judges an expression, percent-decoded.
    func checkExpression(_ text: String) throws(ODataSyntaxError) {
        switch self {
        case .anyExpr, .allExpr: return try checkLambda(text)
        case .listExpr: return try checkList(text)
        case .stringInUrl:
            var cursor = TextCursor(text, dialect: .standard)
            guard try cursor.jsonString() != nil, cursor.isAtEnd else {
                throw cursor.syntaxError()
            }
            return
        case .parenExpr where !text.hasPrefix("("):
            throw ODataSyntaxError("'(' expected at position 0 in '\(text)'.")
        default: break
        }
        var grammar = OptionGrammar(text, names: ReferenceNames(entitySet: nil))
        let expression = try grammar.expression()
        guard grammar.cursor.isAtEnd else { throw grammar.cursor.syntaxError() }
        guard hasKind(expression) else {
            throw ODataSyntaxError("'\(text)' is not of the rule \(rawValue).")
        }
    }

    /// Behind a path, where alone a lambda makes sense to the parser.
    private func checkLambda(_ text: String) throws(ODataSyntaxError) {
        let expression = try FilterParser.parse("_/" + text, dialect: .standard)
        guard case .lambda(let operation, path: ["_"], _, _) = expression,
            operation.rawValue + "Expr" == rawValue
        else { throw ODataSyntaxError("'\(text)' is not of the rule \(rawValue).") }
        try expression.check(ReferenceNames(entitySet: nil))
    }

    private func checkList(_ text: String) throws(ODataSyntaxError) {
        var parser = FilterParser(TextCursor(text, dialect: .standard))
        guard try parser.list() != nil, parser.cursor.isAtEnd else {
            throw parser.cursor.syntaxError()
        }
    }

    /// Whether a tree is of the kind that the rule is about.
    private func hasKind(_ expression: FilterExpression) -> Bool {
        switch (self, expression) {
        case (.commonExpr, _), (.boolCommonExpr, _), (.parenExpr, _), (.parameterValue, _): true
        case (.primitiveLiteral, .literal), (.primitiveLiteral, .foreign(.literal)): true
        case (.notExpr, .not), (.negateExpr, .negate), (.functionExpr, .function): true
        case (.methodCallExpr, .function), (.boolMethodCallExpr, .function): true
        case (.castExpr, .function("cast", _)), (.isofExpr, .function("isof", _)): true
        case (.rootExpr, .path(let path)): path.first == "$root"
        case (.rootExpr, .foreign(.path(let steps))): steps.first == .name("$root")
        case (.functionExpr, .foreign(.path)): true
        case (.firstMemberExpr, _), (.memberExpr, _), (.propertyPathExpr, _): expression.isMember
        case (.arrayOrObject, .foreign(.array)), (.arrayOrObject, .foreign(.object)): true
        case (.array, .foreign(.array)), (.object, .foreign(.object)): true
        case (.complexInUri, .foreign(.object)): true
        default: false
        }
    }
}

extension FilterExpression {
    /// Whether the expression is what rule `memberExpr` makes.
    fileprivate var isMember: Bool {
        switch self {
        case .path, .lambda, .count, .alias, .foreign(.path): true
        case .function(let name, _): CanonicalFunction.named(name, in: .standard) == nil
        default: false
        }
    }
}
