import OData

extension FilterCompiler {
    /// Arithmetic on numbers, and on dates and durations.
    ///
    /// Numbers behave as in PostgreSQL (assumed): two integers give an integer, `div` cuts
    /// towards zero, `mod` has the sign of its left operand, and zero as a divisor is a fault.
    mutating func arithmetic(
        _ operation: BinaryOperator,
        _ left: FilterExpression,
        _ right: FilterExpression
    ) throws(ODataError) -> SQLValue {
        let first = try value(left)
        let second = try value(right)
        try rules.require(.arithmetic, "the operator '\(operation.rawValue)'")
        switch (first.kind, second.kind) {
        case (.null, _), (_, .null): return SQLValue(.null, "NULL")
        case (.moment, .duration): return moved(first, second, operation)
        case (.date, .duration):
            let moment = moved(first.asMoment, second, operation)
            return SQLValue(.date, "substr(\(moment), 1, 10)")
        case (.moment, _), (.date, _):
            return SQLValue(
                .duration,
                "handrail_elapsed(\(first.asMoment), \(second.asMoment))"
            )
        case (.duration, let other) where other.isNumber:
            let scaled = Self.calculated(operation, first, second)
            return SQLValue(.duration, "CAST(handrail_round(\(scaled)) AS INTEGER)")
        case (.duration, _): return SQLValue(.duration, Self.calculated(operation, first, second))
        case (.integer, .integer) where operation != .divby:
            return SQLValue(.integer, Self.calculated(operation, first, second))
        default: return SQLValue(.decimal, Self.calculated(operation, first, second))
        }
    }

    mutating func negated(_ operand: FilterExpression) throws(ODataError) -> SQLValue {
        let value = try value(operand)
        try rules.require(.negation)
        return SQLValue(value.kind, "(-\(value))")
    }

    private func moved(
        _ moment: SQLValue,
        _ duration: SQLValue,
        _ operation: BinaryOperator
    ) -> SQLValue {
        operation == .sub
            ? SQLValue(.moment, "handrail_moved(\(moment), -\(duration))")
            : SQLValue(.moment, "handrail_moved(\(moment), \(duration))")
    }

    private static func calculated(
        _ operation: BinaryOperator,
        _ left: SQLValue,
        _ right: SQLValue
    ) -> SQLFragment {
        switch operation {
        case .add: .sql("handrail_add(\(left), \(right))")
        case .sub: .sql("handrail_sub(\(left), \(right))")
        case .mul: .sql("handrail_mul(\(left), \(right))")
        case .mod: .sql("handrail_mod(\(left), \(right))")
        // A duration is a number of microseconds only inside.
        case .div where left.kind != .duration: .sql("handrail_div(\(left), \(right))")
        default: .sql("handrail_div(CAST(\(left) AS REAL), \(right))")
        }
    }
}
