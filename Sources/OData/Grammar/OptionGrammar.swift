/// Judges the values of system query options by the OASIS grammar.
struct OptionGrammar {
    var cursor: TextCursor
    let names: ReferenceNames
    var depth = 0

    init(_ text: String, names: ReferenceNames) {
        cursor = TextCursor(text, dialect: .standard)
        self.names = names
    }

    /// Judges a whole value, already percent-decoded.
    static func check(
        _ value: String,
        of option: StandardOption,
        names: ReferenceNames
    ) throws(ODataSyntaxError) {
        var grammar = OptionGrammar(value, names: names)
        try grammar.value(of: option)
        guard grammar.cursor.isAtEnd else { throw grammar.cursor.syntaxError() }
    }

    /// Takes the value that stands here.
    mutating func value(of option: StandardOption) throws(ODataSyntaxError) {
        switch option {
        case .compute: try computations()
        case .expand: try expandItems()
        case .filter: _ = try expression()
        case .orderby: try orderItems()
        case .select: try selectItems()
        case .search: _ = try cursor.search()
        case .inlinecount: try truth()
        case .skip, .top: try number()
        case .index:
            _ = cursor.take("-")
            try number()
        case .levels: try levels()
        case .format: try format()
        case .schemaversion: try schemaVersion()
        case .deltatoken, .skiptoken, .id: try anything()
        }
    }

    /// Takes an expression and checks what can be told without a model.
    mutating func expression() throws(ODataSyntaxError) -> FilterExpression {
        var parser = FilterParser(cursor)
        let expression = try parser.expression()
        try expression.check(names)
        cursor = parser.cursor
        return expression
    }

    private mutating func computations() throws(ODataSyntaxError) {
        repeat {
            _ = try expression()
            guard cursor.skipWhitespace(), cursor.take(keyword: "as"), cursor.skipWhitespace(),
                let name = cursor.word(), !name.contains(".")
            else { throw cursor.expected("'as' and a name") }
        } while cursor.take(",")
    }

    private mutating func orderItems() throws(ODataSyntaxError) {
        repeat {
            _ = try expression()
            let end = cursor.position
            let isDirected =
                cursor.skipWhitespace()
                && (cursor.take(keyword: "asc") || cursor.take(keyword: "desc"))
            if !isDirected { cursor.rewind(to: end) }
        } while cursor.take(",")
    }
}

// MARK: - Plain values

extension OptionGrammar {
    private mutating func truth() throws(ODataSyntaxError) {
        guard cursor.take(keyword: "true") || cursor.take(keyword: "false") else {
            throw cursor.expected("'true' or 'false'")
        }
    }

    /// A number that a service can count with.
    private mutating func number() throws(ODataSyntaxError) {
        let start = cursor.position
        guard cursor.digits(1...), Int64(cursor.taken(since: start)) != nil else {
            throw cursor.expected("non-negative integer")
        }
    }

    private mutating func levels() throws(ODataSyntaxError) {
        if cursor.take(keyword: "max") { return }
        guard cursor.next != "0" else { throw cursor.expected("'max' or a positive integer") }
        try number()
    }

    /// A short name, or a media type: two parts around one slash.
    private mutating func format() throws(ODataSyntaxError) {
        let value = rest()
        if ["atom", "json", "xml"].contains(value.lowercased()) { return }
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts.contains(""), !value.contains(" ") else {
            throw cursor.expected("media type")
        }
    }

    private mutating func schemaVersion() throws(ODataSyntaxError) {
        let value = rest()
        let isUnreserved = value.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-._~".contains($0))
        }
        guard value == "*" || (!value.isEmpty && isUnreserved) else {
            throw cursor.expected("version")
        }
    }

    private mutating func anything() throws(ODataSyntaxError) {
        guard !rest().isEmpty else { throw cursor.expected("value") }
    }

    private mutating func rest() -> String {
        let start = cursor.position
        while cursor.next != nil { cursor.advance() }
        return cursor.taken(since: start)
    }
}

extension FilterExpression {
    /// Refuses what no model could give a meaning to.
    func check(_ names: ReferenceNames) throws(ODataSyntaxError) {
        do {
            _ = try ExpressionChecker(names).type(of: self)
        } catch {
            throw error.syntaxError
        }
    }
}
