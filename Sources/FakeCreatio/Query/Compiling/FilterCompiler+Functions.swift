import GRDB
import OData

/// The three functions that are seen in use (creatio.md section 3.5).
enum TextMatch {
    static let names: Set = ["contains", "startswith", "endswith"]
}

extension FilterCompiler {
    /// They disregard case, as the `ILIKE` of Creatio's own engine for PostgreSQL does (inferred
    /// there).
    mutating func match(
        _ name: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> SQLFragment {
        let values = try self.values(of: arguments, count: 2)
        if case (.path, .literal(.string)) = (arguments[0], arguments[1]) {
            return Self.match(name, values[0], values[1])
        }
        try rules.require(.computedMatch, "'\(name)' other than of a property and a text")
        return Self.match(name, values[0], values[1])
    }

    private static func match(_ name: String, _ whole: SQLValue, _ part: SQLValue) -> SQLFragment {
        let text = SQLFragment.sql("handrail_fold(\(whole))")
        let part = SQLFragment.sql("handrail_fold(\(part))")
        return switch name {
        case "contains": .sql("(instr(\(text), \(part)) > 0)")
        case "startswith": .sql("(substr(\(text), 1, length(\(part))) = \(part))")
        default: .sql("(substr(\(text), length(\(text)) - length(\(part)) + 1) = \(part))")
        }
    }

    /// Every other canonical function.
    mutating func function(
        _ name: String,
        _ arguments: [FilterExpression]
    ) throws(ODataError) -> SQLValue {
        let values = try self.values(of: arguments)
        let functions: [(QueryFeature, SQLValue?)] = [
            (.textFunction, textFunction(name, values)),
            (.dateFunction, momentFunction(name, values)),
            (.roundingFunction, Self.rounding(name, values)),
        ]
        guard let (feature, found) = functions.first(where: { $0.1 != nil }), let found else {
            throw rules.level.unproved("the function '\(name)'")
        }
        try rules.require(feature, "the function '\(name)'")
        return found
    }

    private mutating func values(
        of arguments: [FilterExpression],
        count: Int? = nil
    ) throws(ODataError) -> [SQLValue] {
        var values: [SQLValue] = []
        for argument in arguments { values.append(try value(argument)) }
        guard count.map({ $0 == values.count }) ?? true else {
            throw rules.level.unproved("this number of arguments")
        }
        return values
    }
}

// MARK: - Text

extension FilterCompiler {
    /// Places in a text count its code points from 0, as in PostgreSQL (assumed).
    private func textFunction(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        switch (name, values.count) {
        case ("length", 1): SQLValue(.integer, "length(\(values[0]))")
        case ("indexof", 2):
            SQLValue(.integer, "(instr(\(collated(values[0])), \(collated(values[1]))) - 1)")
        case ("substring", 2):
            SQLValue(.text, "handrail_substring(\(values[0]), \(values[1]), 2147483647)")
        case ("substring", 3):
            SQLValue(.text, "handrail_substring(\(values[0]), \(values[1]), \(values[2]))")
        case ("tolower", 1): SQLValue(.text, "handrail_fold(\(values[0]))")
        case ("toupper", 1): SQLValue(.text, "handrail_upper(\(values[0]))")
        case ("trim", 1): SQLValue(.text, "trim(\(values[0]))")
        case ("concat", 2): SQLValue(.text, "(\(values[0]) || \(values[1]))")
        default: nil
        }
    }
}

// MARK: - Dates and times

extension FilterCompiler {
    /// Parts of dates are those of UTC, in which rows hold them (assumed).
    private func momentFunction(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        guard let operand = values.first else { return constantMoment(name) }
        // The clock of a moment begins behind its day and a `T`.
        let isTime = operand.kind == .timeOfDay
        let clock =
            isTime ? operand : SQLValue(.timeOfDay, "substr(\(operand), 12, 15)")
        switch (name, values.count) {
        case ("year", 1): return Self.number("substr(\(operand), 1, 4)")
        case ("month", 1): return Self.number("substr(\(operand), 6, 2)")
        case ("day", 1): return Self.number("substr(\(operand), 9, 2)")
        case ("hour", 1): return Self.number("substr(\(clock), 1, 2)")
        case ("minute", 1): return Self.number("substr(\(clock), 4, 2)")
        case ("second", 1): return Self.number("substr(\(clock), 7, 2)")
        case ("fractionalseconds", 1):
            return SQLValue(
                .decimal,
                "(CAST(substr(\(clock), 10, 6) AS INTEGER) / 1000000.0)"
            )
        case ("date", 1): return SQLValue(.date, "substr(\(operand), 1, 10)")
        case ("time", 1): return clock
        case ("totaloffsetminutes", 1):
            return SQLValue(.integer, "CASE WHEN \(operand) IS NULL THEN NULL ELSE 0 END")
        case ("totalseconds", 1): return SQLValue(.decimal, "(\(operand) / 1000000.0)")
        default: return nil
        }
    }

    private func constantMoment(_ name: String) -> SQLValue? {
        let text: String? =
            switch name {
            case "now": rules.now.map(MomentText.of)
            case "mindatetime": MomentText.range.lowerBound
            case "maxdatetime": MomentText.range.upperBound
            default: nil
            }
        return text.map { SQLValue(.moment, .argument($0.databaseValue)) }
    }

    private static func number(_ text: SQLText) -> SQLValue {
        SQLValue(.integer, "CAST(\(text.fragment) AS INTEGER)")
    }
}

// MARK: - Rounding

extension FilterCompiler {
    /// `round` takes a half away from zero, as both databases do.
    private static func rounding(_ name: String, _ values: [SQLValue]) -> SQLValue? {
        guard values.count == 1 else { return nil }
        return switch name {
        case "round": SQLValue(.decimal, "handrail_round(\(values[0]))")
        case "floor": SQLValue(.decimal, "handrail_floor(\(values[0]))")
        case "ceiling": SQLValue(.decimal, "handrail_ceiling(\(values[0]))")
        default: nil
        }
    }
}
