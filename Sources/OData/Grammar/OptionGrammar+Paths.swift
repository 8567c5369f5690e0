/// `$expand` and `$select`, whose items are paths with options of their own.
extension OptionGrammar {
    mutating func expandItems() throws(ODataSyntaxError) {
        repeat { try expandItem() } while cursor.take(",")
    }

    private mutating func expandItem() throws(ODataSyntaxError) {
        if cursor.take("$") {
            guard cursor.word() == "value" else { throw cursor.syntaxError() }
            return
        }
        repeat {
            if cursor.take("*") { return try behindStar() }
            if cursor.take("$") { return try system() }
            try name()
        } while cursor.take("/")
        try options(StandardOption.inExpansion, canHaveAliases: true)
    }

    /// `*` may have its references or its depth, and nothing else.
    private mutating func behindStar() throws(ODataSyntaxError) {
        if cursor.take("/") {
            guard cursor.take("$"), cursor.word() == "ref" else { throw cursor.syntaxError() }
        } else {
            try options([.levels])
        }
    }

    /// `$ref` and `$count` behind the name of a navigation property.
    private mutating func system() throws(ODataSyntaxError) {
        switch cursor.word() {
        case "ref": try options(StandardOption.inReference)
        case "count": try options(StandardOption.inCount)
        default: throw cursor.syntaxError()
        }
    }

    mutating func selectItems() throws(ODataSyntaxError) {
        repeat { try selectItem() } while cursor.take(",")
    }

    private mutating func selectItem() throws(ODataSyntaxError) {
        if cursor.take("*") { return }
        let start = cursor.position
        repeat { try name() } while cursor.take("/")
        let path = cursor.taken(since: start)
        let steps = path.split(separator: "/").map(String.init)
        guard depth > 0 || steps.allSatisfy(names.mayHave) else {
            throw cursor.error(at: start) { _ in
                "Could not find a property named '\(path)' on type '\(names.entitySet ?? "")'."
            }
        }
        // `Namespace.*`, all operations of a schema.
        if !path.contains("/"), cursor.take(".") {
            guard cursor.take("*") else { throw cursor.syntaxError() }
            return
        }
        if try !parameterNames() {
            try options(StandardOption.inSelection, canHaveAliases: true)
        }
    }

    /// The names of parameters that tell an overload of a function from others.
    private mutating func parameterNames() throws(ODataSyntaxError) -> Bool {
        let start = cursor.position
        guard cursor.take("(") else { return false }
        repeat {
            guard cursor.word() != nil, cursor.next != "=" else {
                cursor.rewind(to: start)
                return false
            }
        } while cursor.take(",")
        guard cursor.take(")") else { throw cursor.expected("')' or ','") }
        return true
    }

    private mutating func name() throws(ODataSyntaxError) {
        if cursor.take("@") {
            guard cursor.word() != nil else { throw cursor.syntaxError() }
            guard !cursor.take("#") || cursor.word() != nil else { throw cursor.syntaxError() }
            return
        }
        guard cursor.word() != nil else { throw cursor.syntaxError() }
    }
}

// MARK: - Options in parentheses

extension OptionGrammar {
    /// Takes the options in parentheses, where there are any.
    private mutating func options(
        _ allowed: Set<StandardOption>,
        canHaveAliases: Bool = false
    ) throws(ODataSyntaxError) {
        guard cursor.take("(") else { return }
        guard depth < FilterParser.nestingLimit else {
            throw cursor.error { _ in "Recursion depth exceeded allowed limit." }
        }
        depth += 1
        defer { depth -= 1 }
        var seen: Set<StandardOption> = []
        repeat {
            if canHaveAliases, cursor.take("@") {
                try alias()
                continue
            }
            let start = cursor.position
            let option = try option(among: allowed)
            guard seen.insert(option).inserted else {
                throw cursor.error(at: start) { _ in
                    "Query option '$\(option.rawValue)' was specified more than once, but it must"
                        + " be specified at most once."
                }
            }
            try value(of: option)
        } while cursor.take(";")
        guard cursor.take(")") else { throw cursor.expected("')' or ';'") }
    }

    private mutating func option(
        among allowed: Set<StandardOption>
    ) throws(ODataSyntaxError) -> StandardOption {
        let start = cursor.position
        _ = cursor.take("$")
        let name = cursor.word() ?? ""
        guard let option = StandardOption(name: name), allowed.contains(option),
            cursor.take("=")
        else {
            throw cursor.error(at: start) { _ in
                "Term '\(name)' is not valid in a $select or $expand expression."
            }
        }
        return option
    }

    /// An alias whose value only these options see.
    private mutating func alias() throws(ODataSyntaxError) {
        guard let name = cursor.word(), !name.contains("."), cursor.take("=") else {
            throw cursor.syntaxError()
        }
        _ = try expression()
    }
}
