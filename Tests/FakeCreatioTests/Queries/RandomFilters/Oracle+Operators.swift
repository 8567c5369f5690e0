import FakeCreatio
import Foundation
import OData

// MARK: - Comparison

extension Oracle {
    func comparison(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.text(let first), .text(let second)):
            Self.holds(operation, collated(first), collated(second))
        case (.id(let first), .id(let second)): Self.holds(operation, [first], [second])
        case (.boolean(let first), .boolean(let second)):
            Self.holds(operation, [first ? 1 : 0], [second ? 1 : 0])
        case (.time(let first), .time(let second)), (.duration(let first), .duration(let second)),
            (.day(let first), .day(let second)), (.moment(let first), .moment(let second)):
            Self.holds(operation, [first], [second])
        case (.moment(let first), .day(let second)):
            Self.holds(operation, [first], [second * Self.dayLength])
        default:
            Self.decimal(left).flatMap { first in
                Self.decimal(right).flatMap { Self.holds(operation, [first], [$0]) }
            }
        }
    }

    /// The code points by which the database compares.
    private func collated(_ text: String) -> [UInt32] {
        Self.points(database == .msSQL ? text.lowercased() : text)
    }

    static func points(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    static func decimal(_ value: Value) -> Decimal? {
        switch value {
        case .integer(let number): Decimal(number)
        case .decimal(let number): number
        default: nil
        }
    }

    private static func holds<Element: Comparable>(
        _ operation: BinaryOperator,
        _ left: [Element],
        _ right: [Element]
    ) -> Bool? {
        let isLess = left.lexicographicallyPrecedes(right)
        switch operation {
        case .eq: return left == right
        case .ne: return left != right
        case .lt: return isLess
        case .le: return isLess || left == right
        case .gt: return !isLess && left != right
        case .ge: return !isLess
        default: return nil
        }
    }
}

// MARK: - Arithmetic

extension Oracle {
    static func negated(_ value: Value) -> Value? {
        switch value {
        case .integer(let number): .integer(-number)
        case .decimal(let number): .decimal(-number)
        case .duration(let length): .duration(-length)
        default: nil
        }
    }

    static func arithmetic(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.integer(let first), .integer(let second)) where operation != .divby:
            integers(operation, first, second).map(Value.integer)
        case (.duration(let first), .duration(let second)):
            .duration(operation == .add ? first + second : first - second)
        case (.moment(let moment), .duration(let length)):
            .moment(operation == .add ? moment + length : moment - length)
        case (.day(let day), .duration(let length)):
            .day(
                dayNumber(
                    operation == .add ? day * dayLength + length : day * dayLength - length
                )
            )
        case (.moment(let later), .moment(let earlier)): .duration(later - earlier)
        case (.day(let later), .day(let earlier)): .duration((later - earlier) * dayLength)
        case (.duration(let length), _):
            decimal(right).flatMap { decimals(operation, Decimal(length), $0) }
                .map { .duration(Int(truncating: rounded($0, .plain) as NSDecimalNumber)) }
        default:
            decimal(left).flatMap { first in
                decimal(right).flatMap { decimals(operation, first, $0) }
            }
            .map(Value.decimal)
        }
    }

    private static func integers(_ operation: BinaryOperator, _ left: Int, _ right: Int) -> Int? {
        switch operation {
        case .add: left + right
        case .sub: left - right
        case .mul: left * right
        case .div: left / right
        case .mod: left % right
        default: nil
        }
    }

    private static func decimals(
        _ operation: BinaryOperator,
        _ left: Decimal,
        _ right: Decimal
    ) -> Decimal? {
        switch operation {
        case .add: return left + right
        case .sub: return left - right
        case .mul: return left * right
        case .div, .divby: return left / right
        case .mod:
            let quotient = left / right
            return left - rounded(quotient, quotient < 0 ? .up : .down) * right
        default: return nil
        }
    }

    static func rounded(_ number: Decimal, _ mode: NSDecimalNumber.RoundingMode) -> Decimal {
        var exact = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, mode)
        return rounded
    }

    /// The day on which a moment falls, also before 1970.
    static func dayNumber(_ moment: Int) -> Int {
        Int((Double(moment) / Double(dayLength)).rounded(.down))
    }
}
