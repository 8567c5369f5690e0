extension QueryOptions {
    /// Reads the query of a request, percent-encoded as it stands behind the question mark.
    ///
    /// What begins with `$` must be an option that the service knows, what begins with `@` gives
    /// a parameter alias its value, which then stands in the alias's place; all else is the
    /// client's own and is passed over.
    package static func parse(_ query: String) throws(ODataSyntaxError) -> QueryOptions {
        var options = QueryOptions()
        var seen: Set<ServiceOption> = []
        var aliases: [String: FilterExpression] = [:]
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = PercentEncoding.decode(pair[0], plusIsSpace: true)
            guard name.hasPrefix("$") || name.hasPrefix("@") else { continue }
            let value =
                pair.count > 1 ? PercentEncoding.decode(pair[1], plusIsSpace: true) : ""
            if name.hasPrefix("@") {
                // Of two values for one alias the first counts, as in .NET (assumed).
                let alias = String(name.dropFirst())
                if aliases[alias] == nil { aliases[alias] = try FilterParser.parse(value) }
                continue
            }
            let option = try ServiceOption(named: name)
            try option.insert(into: &seen)
            guard !value.allSatisfy({ $0 == " " }) else {
                throw ODataSyntaxError("The value for OData query '\(name)' cannot be empty.")
            }
            var parser = OptionsParser(TextCursor(value))
            try parser.value(of: option, into: &options)
            guard parser.cursor.isAtEnd else { throw parser.cursor.syntaxError() }
        }
        try options.replaceAliases(by: AliasTable(aliases))
        return options
    }

    private mutating func replaceAliases(by table: AliasTable) throws(ODataSyntaxError) {
        if let filter { self.filter = try table.replacing(in: filter) }
        for index in orderBy.indices {
            orderBy[index].expression = try table.replacing(in: orderBy[index].expression)
        }
        for index in expand.indices { try expand[index].options.replaceAliases(by: table) }
    }
}

/// Reads the values of options: one whole text each, or several in the parentheses of `$expand`.
struct OptionsParser {
    var cursor: TextCursor
    /// How many parentheses of `$expand` stand around.
    var depth = 0

    init(_ cursor: TextCursor) {
        self.cursor = cursor
    }

    mutating func value(
        of option: ServiceOption,
        into options: inout QueryOptions
    ) throws(ODataSyntaxError) {
        switch option {
        case .select: options.select = try selectedPaths()
        case .filter: options.filter = try expression()
        case .orderBy: options.orderBy = try orderItems()
        case .top: options.top = try count(named: "top")
        case .skip: options.skip = try count(named: "skip")
        case .count: options.count = try truth()
        case .expand: options.expand = try expandItems()
        case .format: options.format = try MetadataLevel(format: plainValue())
        }
    }

    private mutating func selectedPaths() throws(ODataSyntaxError) -> [[String]] {
        var paths: [[String]] = []
        repeat {
            cursor.skipWhitespace()
            paths.append(cursor.take("*") ? ["*"] : try path())
            cursor.skipWhitespace()
        } while cursor.take(",")
        return paths
    }

    private mutating func path() throws(ODataSyntaxError) -> [String] {
        var path: [String] = []
        repeat {
            guard let segment = cursor.word() else { throw cursor.syntaxError() }
            path.append(segment)
        } while cursor.take("/")
        return path
    }

    private mutating func orderItems() throws(ODataSyntaxError) -> [OrderItem] {
        var items: [OrderItem] = []
        repeat {
            let key = try expression()
            let start = cursor.position
            let direction = cursor.word()
            if direction != "asc", direction != "desc" { cursor.rewind(to: start) }
            items.append(OrderItem(expression: key, isDescending: direction == "desc"))
            cursor.skipWhitespace()
        } while cursor.take(",")
        return items
    }

    private mutating func expression() throws(ODataSyntaxError) -> FilterExpression {
        var parser = FilterParser(cursor)
        let expression = try parser.expression()
        cursor = parser.cursor
        return expression
    }
}

// MARK: - Numbers and truth values

extension OptionsParser {
    /// A non-negative integer; the words of the refusal differ inside `$expand`.
    private mutating func count(named name: String) throws(ODataSyntaxError) -> Int {
        let text = plainValue()
        let option = name.prefix(1).uppercased() + name.dropFirst()
        if text.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(text) {
            // ASP.NET OData holds it in an Int32; inside `$expand` nobody checks.
            guard depth > 0 || value <= Int32.max else {
                throw ODataSyntaxError(
                    "The limit of '\(Int32.max)' for \(option) query has been exceeded. The value"
                        + " from the incoming request is '\(text)'."
                )
            }
            return value
        }
        throw ODataSyntaxError(
            depth == 0
                ? "Invalid value '\(text)' for $\(name) query option found. The $\(name) query"
                    + " option requires a non-negative integer value."
                : "\(option) option must be a non-negative integer, it is set to '\(text)' instead."
        )
    }

    private mutating func truth() throws(ODataSyntaxError) -> Bool {
        let text = plainValue()
        switch text {
        case "true": return true
        case "false": return false
        default:
            throw ODataSyntaxError(
                depth == 0
                    ? "'\(text)' is not a valid count option."
                    : "Count option must be a boolean value, it is set to '\(text)' instead."
            )
        }
    }

    /// What stands here up to the end of the option, without the white space around it.
    mutating func plainValue() -> String {
        cursor.skipWhitespace()
        var start = cursor.position
        var text = ""
        while let character = cursor.next, depth == 0 || (character != ";" && character != ")") {
            cursor.advance()
            guard character != " ", character != "\t" else { continue }
            text += cursor.taken(since: start)
            start = cursor.position
        }
        return text
    }
}
