import FakeCreatio
import Foundation
import JSON
import OData
import Wire

/// Evaluates a filter over the JSON of rows.
struct Oracle {
    let world: World
    let database: InstanceProfile.DatabaseKind
    let now: Timestamp

    /// What an expression can be; nil stands for null.
    enum Value: Equatable {
        case text(String)
        case integer(Int)
        case decimal(Decimal)
        case boolean(Bool)
        case id(String)
        /// Microseconds since 1970.
        case moment(Int)
        /// Days since 1970.
        case day(Int)
        /// Microseconds since midnight.
        case time(Int)
        case duration(Int)
    }

    /// The rows that the variables stand for.
    var variables: [String: JSONValue] = [:]

    static let dayLength = 86_400_000_000

    /// Nil is SQL's unknown.
    func truth(_ filter: FilterExpression, _ row: JSONValue) -> Bool? {
        switch filter {
        case .binary(.and, let left, let right):
            let sides = [truth(left, row), truth(right, row)]
            return sides.contains(false) ? false : sides.contains(nil) ? nil : true
        case .binary(.or, let left, let right):
            let sides = [truth(left, row), truth(right, row)]
            return sides.contains(true) ? true : sides.contains(nil) ? nil : false
        case .not(let operand): return truth(operand, row).map(!)
        case .binary(.eq, let operand, .literal(.null)): return value(operand, row) == nil
        case .binary(.ne, let operand, .literal(.null)): return value(operand, row) != nil
        case .lambda(let operation, let path, let variable, let condition):
            let results = elements(path, row).map { element in
                guard let variable, let condition else { return Optional(true) }
                var inner = self
                inner.variables[variable] = element
                return inner.truth(condition, row)
            }
            return operation == .any
                ? results.contains(true) : results.allSatisfy { $0 == true }
        default:
            guard case .boolean(let truth) = value(filter, row) else { return nil }
            return truth
        }
    }

    func value(_ expression: FilterExpression, _ row: JSONValue) -> Value? {
        switch expression {
        case .path(let path): return value(path, row)
        case .literal(let literal): return Self.value(literal)
        case .negate(let operand): return value(operand, row).flatMap(Self.negated)
        case .function(let name, let arguments):
            return function(name, arguments.map { value($0, row) })
        case .binary(let operation, let left, let right):
            guard ![.and, .or].contains(operation) else {
                return truth(expression, row).map(Value.boolean)
            }
            if case .literal(.null) = right {
                return Dice.equality.contains(operation)
                    ? truth(expression, row).map(Value.boolean) : nil
            }
            guard let first = value(left, row), let second = value(right, row) else { return nil }
            return Dice.order.contains(operation)
                ? comparison(operation, first, second).map(Value.boolean)
                : Self.arithmetic(operation, first, second)
        case .count(let path, let condition):
            var inner = self
            inner.variables = ["$it": variables["$it"] ?? row]
            let rows = elements(path, row).filter { element in
                condition.map { inner.truth($0, element) == true } ?? true
            }
            return .integer(rows.count)
        default: return truth(expression, row).map(Value.boolean)
        }
    }
}

// MARK: - Paths and literals

extension Oracle {
    private func start(_ path: [String], _ row: JSONValue) -> (JSONValue, ArraySlice<String>) {
        guard let name = path.first else { return (row, path[...]) }
        if name == "$it" { return (variables[name, default: row], path.dropFirst()) }
        guard let bound = variables[name] else { return (row, path[...]) }
        return (bound, path.dropFirst())
    }

    /// The rows of a collection.
    private func elements(_ path: [String], _ row: JSONValue) -> [JSONValue] {
        let (first, names) = start(path, row)
        var owner: JSONValue? = first
        for name in names.dropLast() { owner = owner.flatMap { world.row(name, of: $0) } }
        let lookup = names.last == "CaseCollectionByContact" ? "Contact" : "ParentCase"
        return owner.map { world.cases(by: lookup, of: $0) } ?? []
    }

    private func value(_ path: [String], _ row: JSONValue) -> Value? {
        let (first, names) = start(path, row)
        var current: JSONValue? = first
        for name in names.dropLast() { current = current.flatMap { world.row(name, of: $0) } }
        guard let current, let name = names.last else { return nil }
        if let text = current[name + "Id"]?.text {
            return text == CellValue.zeroGUID ? nil : .id(text)
        }
        switch current[name] {
        case .string(let text):
            if name == "Id" { return .id(text) }
            guard name.hasSuffix("Date") else { return .text(text) }
            return text == CellValue.zeroDate ? nil : Self.moment(text)
        case .number(let number):
            return number.integer.map(Value.integer) ?? number.decimal.map(Value.decimal)
        case .bool(let truth): return .boolean(truth)
        default: return nil
        }
    }

    private static func moment(_ text: String) -> Value? {
        Timestamp(iso8601: text).map { .moment(Int($0.microseconds)) }
    }

    private static func value(_ literal: Literal) -> Value? {
        switch literal {
        case .null: return nil
        case .boolean(let truth): return .boolean(truth)
        case .string(let text): return .text(text)
        case .guid(let id): return .id(id.uuidString.lowercased())
        case .number(let text):
            return Int(text).map(Value.integer) ?? Decimal(string: text).map(Value.decimal)
        case .dateTimeOffset(let text): return moment(text)
        case .date(let text):
            guard case .moment(let moment) = moment(text + "T00:00:00Z") else { return nil }
            return .day(moment / dayLength)
        case .timeOfDay(let text):
            guard case .moment(let moment) = moment("1970-01-01T\(text)Z") else { return nil }
            return .time(moment)
        case .duration(let text): return .duration(spells[text] ?? 0)
        case .enumeration: return nil
        }
    }

    /// The durations that the dice know.
    private static let spells = [
        "P1D": dayLength, "PT1H": 3_600_000_000, "-PT0.5S": -500_000,
        "P20DT3H4M": 20 * dayLength + 11_040_000_000, "PT0.000001S": 1,
        "-P400D": -400 * dayLength,
    ]
}
