import Foundation
import OData
import Wire

extension QueryAdvice {
    /// What to write instead of the parts of an expression.
    ///
    /// - Parameters:
    ///   - expression: The expression.
    ///   - variables: The objects that the variables stand for.
    ///   - table: The object that the expression is about.
    /// - Returns: One sentence for each part.
    func sentences(
        on expression: FilterExpression,
        _ variables: [String: EntityTable],
        _ table: EntityTable
    ) -> [String] {
        let inner = { (part: FilterExpression) in sentences(on: part, variables, table) }
        switch expression {
        case .literal, .alias, .foreign: return []
        case .path(let path): return walk(path, variables, table).advice
        case .not(let operand), .negate(let operand): return inner(operand)
        case .binary(let operation, let left, let right):
            return comparison(operation, left, right, variables, table) + inner(left)
                + inner(right)
        case .function(_, let arguments): return arguments.flatMap(inner)
        case .isIn(let operand, let values):
            let terms = values.map { FilterExpression.binary(.eq, operand, $0) }
            let first = terms.first ?? operand
            let chain = terms.dropFirst().reduce(first) { .binary(.or, $0, $1) }
            return ["Write (\(chain)) instead: Creatio has no 'in'."]
                + inner(operand)
        case .lambda(_, let path, let variable, let condition):
            let (end, advice) = walk(path, variables, table)
            guard let variable, let condition, let end else { return advice }
            let bound = variables.merging([variable: end]) { _, new in new }
            return advice + sentences(on: condition, bound, table)
        case .count(let path, let condition):
            let (end, advice) = walk(path, variables, table)
            guard let condition, let end else { return advice }
            return advice + sentences(on: condition, [:], end)
        }
    }

    private func comparison(
        _ operation: BinaryOperator,
        _ left: FilterExpression,
        _ right: FilterExpression,
        _ variables: [String: EntityTable],
        _ table: EntityTable
    ) -> [String] {
        guard case .path(let path) = left, case .literal(let literal) = right,
            let column = column(path, variables, table)
        else { return [] }
        let form = { (value: String) in "\(left) \(operation.rawValue) \(value)" }
        switch (column.type.primitive, literal) {
        case (.guid, .string(let text)) where UUID(uuidString: text) != nil:
            return ["Write the GUID bare: \(form(text))"]
        case (.dateTimeOffset, .string(let text)):
            return ["Write the date bare: \(form(Self.bare(text)))"]
        case (.dateTimeOffset, .dateTimeOffset(let text)):
            guard operation == .eq, !rules.allow(.momentEquality) else { return [] }
            return [
                "Ask for a span instead, such as \(left) ge \(text) and \(left) le \(text): 'eq'"
                    + " on a date and time failed on a real instance."
            ]
        default: return []
        }
    }

    private func column(
        _ path: [String],
        _ variables: [String: EntityTable],
        _ table: EntityTable
    ) -> Column? {
        let lookups = Array(path.dropLast())
        let owner = lookups.isEmpty ? table : walk(lookups, variables, table).end
        return path.last.flatMap { owner?.column($0) }
    }

    /// The object that a path ends at, and what to write instead of its names.
    private func walk(
        _ path: [String],
        _ variables: [String: EntityTable],
        _ table: EntityTable
    ) -> (end: EntityTable?, advice: [String]) {
        var current = table
        for (index, name) in path.enumerated() {
            if index == 0, name == "$it" { continue }
            if index == 0, let bound = variables[name] {
                current = bound
            } else if let navigation = current.entityType.navigationProperty(name),
                let target = model.table(navigation.target)
            {
                current = target
            } else if let column = current.column(name), column.target != nil {
                let before = path.prefix(index).map { $0 + "/" }.joined()
                return (
                    nil,
                    [
                        "Write \(before)\(column.name)/Id instead of \(before)\(name): Creatio"
                            + " reaches lookups over their navigation property."
                    ]
                )
            } else {
                return (nil, misspelt(name, on: current).map { [$0] } ?? [])
            }
        }
        return (current, [])
    }
}
