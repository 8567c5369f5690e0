/// `$expand`, and what stands in its parentheses.
extension OptionsParser {
    mutating func expandItems() throws(ODataSyntaxError) -> [ExpandItem] {
        var items: [ExpandItem] = []
        repeat {
            cursor.skipWhitespace()
            items.append(try expandItem())
            cursor.skipWhitespace()
        } while cursor.take(",")
        return items
    }

    /// One property, or `*`; a type before it means nothing where there is no inheritance.
    private mutating func expandItem() throws(ODataSyntaxError) -> ExpandItem {
        guard let navigation = cursor.take("*") ? "*" : cursor.word() else {
            throw cursor.syntaxError()
        }
        var item = ExpandItem(navigation: navigation, part: try part())
        if cursor.take("(") { try nestedOptions(of: &item) }
        return item
    }

    private mutating func part() throws(ODataSyntaxError) -> ExpandItem.Part {
        guard cursor.next == "/" else { return .rows }
        let start = cursor.position
        cursor.advance()
        if cursor.take("$") {
            switch cursor.word() {
            case "ref": return .references
            case "count": return .count
            default: break
            }
        }
        cursor.rewind(to: start)
        throw cursor.syntaxError()
    }

    /// The options up to the closing parenthesis, separated by semicolons.
    private mutating func nestedOptions(of item: inout ExpandItem) throws(ODataSyntaxError) {
        guard depth < FilterParser.nestingLimit else {
            throw ODataSyntaxError("Recursion depth exceeded allowed limit.")
        }
        depth += 1
        defer { depth -= 1 }
        var seen: Set<ServiceOption> = []
        repeat {
            cursor.skipWhitespace()
            if cursor.next == ")", seen.isEmpty, item.levels == nil {
                throw ODataSyntaxError(
                    "Missing expand option on navigation property '\(item.navigation)'. If a"
                        + " parenthesis expression follows an expanded navigation property, then"
                        + " at least one expand option must be provided."
                )
            }
            guard let option = try nestedOption() else {
                item.levels = try levels()
                continue
            }
            try option.insert(into: &seen)
            try value(of: option, into: &item.options)
        } while cursor.take(";")
        guard cursor.take(")") else { throw cursor.syntaxError() }
    }

    /// The option that stands here, up to its equals sign; nil for `$levels`, which stands nowhere
    /// else.
    private mutating func nestedOption() throws(ODataSyntaxError) -> ServiceOption? {
        let start = cursor.position
        let dollar = cursor.take("$") ? "$" : ""
        let name = dollar + (cursor.word() ?? "")
        let option = ServiceOption(rawValue: name)
        guard name == "$levels" || (option != nil && option != .format) else {
            cursor.rewind(to: start)
            throw cursor.error { _ in
                "Term '\(name)' is not valid in a $select or $expand expression."
            }
        }
        cursor.skipWhitespace()
        guard cursor.take("=") else { throw cursor.syntaxError() }
        return option
    }

    private mutating func levels() throws(ODataSyntaxError) -> ExpandItem.Levels {
        let text = plainValue()
        if text == "max" { return .max }
        guard let number = Int(text), number > 0 else {
            throw ODataSyntaxError(
                "Levels option must be a non-negative integer or 'max', it is set to '\(text)'"
                    + " instead."
            )
        }
        return .number(number)
    }
}
