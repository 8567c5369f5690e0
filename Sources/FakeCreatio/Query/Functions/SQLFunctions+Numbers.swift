import Foundation
import GRDB

extension SQLFunctions {
    static var numbers: [DatabaseFunction] {
        [
            arithmetic(
                "handrail_add",
                { $0.addingReportingOverflow($1) },
                { $0 + $1 },
                { $0 + $1 }
            ),
            arithmetic(
                "handrail_sub",
                { $0.subtractingReportingOverflow($1) },
                { $0 - $1 },
                { $0 - $1 }
            ),
            arithmetic(
                "handrail_mul",
                { $0.multipliedReportingOverflow(by: $1) },
                { $0 * $1 },
                { $0 * $1 }
            ),
            arithmetic(
                "handrail_div",
                refusesZero: true,
                { $0.dividedReportingOverflow(by: $1) },
                { $0 / $1 },
                { $0 / $1 }
            ),
            arithmetic(
                "handrail_mod",
                refusesZero: true,
                { $0.remainderReportingOverflow(dividingBy: $1) },
                { $0 - truncated($0 / $1) * $1 },
                { $0.truncatingRemainder(dividingBy: $1) }
            ),
            rounding("handrail_round", .toNearestOrAwayFromZero),
            rounding("handrail_floor", .down),
            rounding("handrail_ceiling", .up),
        ]
    }

    /// An operation on two integers, or on two numbers of which one is no integer.
    ///
    /// Those are taken as decimals, as both databases keep them: in binary 0.1 + 0.2 is not 0.3.
    private static func arithmetic(
        _ name: String,
        refusesZero: Bool = false,
        _ integers: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
        _ decimals: @escaping @Sendable (Decimal, Decimal) -> Decimal,
        _ doubles: @escaping @Sendable (Double, Double) -> Double
    ) -> DatabaseFunction {
        function(name, 2) { values in
            guard let left = Double.fromDatabaseValue(values[0]),
                let right = Double.fromDatabaseValue(values[1])
            else { return nil }
            guard right != 0 || !refusesZero else { throw SQLFault.divisionByZero.databaseError }
            if case .int64(let left) = values[0].storage, case .int64(let right) = values[1].storage
            {
                let (result, overflows) = integers(left, right)
                guard !overflows else { throw SQLFault.numberOutOfRange.databaseError }
                return result
            }
            guard let first = Decimal(string: "\(left)"), let second = Decimal(string: "\(right)"),
                let result = Double(decimals(first, second).description), result.isFinite
            else { return doubles(left, right) }
            return result
        }
    }

    private static func rounding(
        _ name: String,
        _ rule: FloatingPointRoundingRule
    ) -> DatabaseFunction {
        function(name, 1) { Double.fromDatabaseValue($0[0])?.rounded(rule) }
    }

    /// The number without its digits behind the point.
    private static func truncated(_ number: Decimal) -> Decimal {
        var exact = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, 0, number < 0 ? .up : .down)
        return rounded
    }
}
