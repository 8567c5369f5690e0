import OData

extension FilterCompiler {
    /// A comparison of two values, one of which may be null.
    mutating func comparison(
        _ operation: BinaryOperator,
        _ left: FilterExpression,
        _ right: FilterExpression
    ) throws(ODataError) -> SQLFragment {
        let first = try value(left)
        let second = try value(right)
        let isNullTest = first.kind == .null || second.kind == .null
        let isEquality = operation == .eq || operation == .ne
        guard case (.path, .literal) = (left, right), isEquality || !isNullTest else {
            try rules.require(.otherComparison)
            return compared(operation, first, second, isNullTest: isNullTest)
        }
        if first.kind == .moment, second.kind == .moment, operation == .eq,
            !rules.allow(.momentEquality)
        {
            throw QueryRefusal.momentEquality()
        }
        return compared(operation, first, second, isNullTest: isNullTest)
    }

    /// Creatio stores empty text, not null, so that `Subject eq null` holds for no row.
    private func compared(
        _ operation: BinaryOperator,
        _ first: SQLValue,
        _ second: SQLValue,
        isNullTest: Bool
    ) -> SQLFragment {
        switch operation {
        case .eq where isNullTest: return .sql("(\(first) IS \(second))")
        case .ne where isNullTest: return .sql("(\(first) IS NOT \(second))")
        default:
            let (one, other) = alike(first, second)
            return .sql("(\(one) \(name: operation.sql) \(other))")
        }
    }

    /// Two values in a form in which SQLite compares them as the instance's database would.
    private func alike(_ left: SQLValue, _ right: SQLValue) -> (SQLFragment, SQLFragment) {
        if left.kind == .text, right.kind == .text {
            return (collated(left), collated(right))
        }
        if left.kind == .moment || right.kind == .moment {
            return (left.asMoment.sql, right.asMoment.sql)
        }
        return (left.sql, right.sql)
    }

    /// Text as the database compares and sorts it: MSSQL disregards case, PostgreSQL does not
    /// (creatio.md section 3.5); that PostgreSQL sorts by code point is assumed.
    func collated(_ text: SQLValue) -> SQLFragment {
        switch rules.profile.database {
        case .postgreSQL: text.sql
        case .msSQL: .sql("handrail_fold(\(text))")
        }
    }
}

extension SQLValue {
    /// A day as its midnight in UTC.
    var asMoment: SQLValue {
        guard kind == .date else { return self }
        return SQLValue(.moment, "(\(self) || '\(name: "T00:00:00.000000Z")')")
    }
}

extension BinaryOperator {
    /// The comparison in SQL.
    fileprivate var sql: StaticString {
        switch self {
        case .eq: "="
        case .ne: "<>"
        case .gt: ">"
        case .ge: ">="
        case .lt: "<"
        default: "<="
        }
    }
}
