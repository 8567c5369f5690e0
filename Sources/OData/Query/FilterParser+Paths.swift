/// Paths over names, and those with keys, functions and lambdas in them.
extension FilterParser {
    /// Reads on behind the first step.
    mutating func path(from first: PathStep) throws(ODataSyntaxError) -> FilterExpression {
        var steps = [first]
        while true {
            if cursor.next == "(", mayHaveKey(steps.last) { steps.append(.key(try arguments())) }
            guard cursor.take("/") else { return Self.expression(of: steps) }
            let step = try step(behind: steps)
            steps.append(step)
            switch step {
            case .count, .lambda: return Self.expression(of: steps)
            default: continue
            }
        }
    }

    /// Whether a key in parentheses may stand behind the step.
    private func mayHaveKey(_ step: PathStep?) -> Bool {
        switch step {
        case .call: true
        case .filter: cursor.dialect == .standard
        default: false
        }
    }

    private mutating func step(behind steps: [PathStep]) throws(ODataSyntaxError) -> PathStep {
        let start = cursor.position
        let isCollection = !Self.endsInKey(steps)
        switch cursor.next {
        case "@": return try aliasOrAnnotation(isFirst: false)
        case "$" where isCollection: return try collectionStep()
        default: break
        }
        guard let name = cursor.word() else { throw cursor.syntaxError() }
        guard cursor.next == "(" else { return .name(name) }
        guard let operation = LambdaOperator(rawValue: cursor.dialect.keyword(name)) else {
            return .call(name, try arguments())
        }
        guard isCollection else { throw cursor.error(at: start) { _ in Self.lambdaElsewhere } }
        return try lambda(operation)
    }

    private static let lambdaElsewhere = "Any/All may only be used following a collection."

    /// Whether the steps lead to one row by its key, behind which nothing can ask for many.
    private static func endsInKey(_ steps: [PathStep]) -> Bool {
        switch steps.last {
        case .key: true
        case .call(_, let arguments): arguments.count == 1 && arguments[0].name == nil
        default: false
        }
    }

    /// `$count` and `$filter(…)`.
    private mutating func collectionStep() throws(ODataSyntaxError) -> PathStep {
        let start = cursor.position
        cursor.advance()
        switch cursor.word() {
        case "count":
            return cursor.next == "(" ? try countOptions() : .count(filter: nil, search: nil)
        case "filter" where cursor.next == "(":
            cursor.advance()
            let condition = try enclosed()
            guard cursor.take(")") else { throw cursor.expected("')' or operator") }
            return .filter(condition)
        default:
            cursor.rewind(to: start)
            throw cursor.syntaxError()
        }
    }

    private mutating func countOptions() throws(ODataSyntaxError) -> PathStep {
        cursor.advance()
        var filter: FilterExpression?
        var search: String?
        repeat {
            _ = cursor.take("$")
            let option = cursor.word().map(cursor.dialect.keyword)
            guard cursor.take("=") else { throw cursor.expected("'='") }
            switch option {
            case "filter" where filter == nil: filter = try expression()
            case "search" where search == nil: search = try cursor.search()
            default: throw cursor.syntaxError()
            }
        } while cursor.take(";")
        guard cursor.take(")") else { throw cursor.expected("')' or ';'") }
        return .count(filter: filter, search: search)
    }

    private mutating func lambda(
        _ operation: LambdaOperator
    ) throws(ODataSyntaxError) -> PathStep {
        cursor.advance()
        cursor.skipWhitespace()
        if operation == .any, cursor.take(")") {
            return .lambda(.any, variable: nil, condition: nil)
        }
        guard let variable = cursor.word() else { throw cursor.syntaxError() }
        cursor.skipWhitespace()
        guard cursor.take(":") else { throw cursor.syntaxError() }
        let condition = try enclosed()
        guard cursor.take(")") else { throw cursor.expected("')' or operator") }
        return .lambda(operation, variable: variable, condition: condition)
    }
}

// MARK: - First steps

extension FilterParser {
    /// `$it`, `$this`, and `$root` with what follows it.
    mutating func implicitVariable() throws(ODataSyntaxError) -> String {
        let start = cursor.position
        cursor.advance()
        let name = cursor.word()
        switch name {
        case "it", "this": return "$" + (name ?? "")
        case "root" where cursor.next == "/": return "$root"
        default:
            cursor.rewind(to: start)
            throw cursor.syntaxError()
        }
    }

    /// `@p`, or `@Namespace.Term#Qualifier`; behind another step it can only be the latter.
    mutating func aliasOrAnnotation(
        isFirst: Bool = true
    ) throws(ODataSyntaxError) -> PathStep {
        cursor.advance()
        guard var name = cursor.word() else { throw cursor.syntaxError() }
        let isQualified = cursor.take("#")
        if isQualified {
            guard let qualifier = cursor.word() else { throw cursor.syntaxError() }
            name += "#" + qualifier
        }
        return isFirst && !isQualified && !name.contains(".") ? .alias(name) : .annotation(name)
    }

    /// The plainest tree for the steps.
    private static func expression(of steps: [PathStep]) -> FilterExpression {
        let names = steps.prefix { if case .name = $0 { true } else { false } }.map(\.description)
        switch steps.last {
        case .name where names.count == steps.count: return .path(names)
        case .lambda(let operation, let variable, let condition)
        where names.count == steps.count - 1:
            return .lambda(operation, path: names, variable: variable, condition: condition)
        case .count(let condition, nil) where names.count == steps.count - 1:
            return .count(path: names, condition: condition)
        case .count(nil, nil) where names.count == steps.count - 2:
            if case .filter(let condition) = steps[names.count] {
                return .count(path: names, condition: condition)
            }
        default: break
        }
        return .foreign(.path(steps))
    }
}
