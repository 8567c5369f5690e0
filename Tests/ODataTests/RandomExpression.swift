import Foundation
import OData

/// Random trees of which each could have been read from a text.
struct RandomExpression {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func tree(depth: Int = 0) -> FilterExpression {
        guard depth < 5, Int.random(in: 0..<8, using: &generator) > 0 else { return leaf() }
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: return .not(tree(depth: depth + 1))
        case 1: return .negate(tree(depth: depth + 1))
        case 2:
            return .function(
                pick(["contains", "now", "geo.distance"]),
                few().map { _ in tree(depth: depth + 1) }
            )
        case 3:
            return .isIn(
                tree(depth: depth + 1),
                (0...few().upperBound).map { _ in .literal(literal()) }
            )
        case 4:
            let condition: FilterExpression? = few().isEmpty ? nil : tree(depth: depth + 1)
            return .lambda(
                condition == nil ? .any : pick([.any, .all]),
                path: path(),
                variable: condition.map { _ in "x" },
                condition: condition
            )
        default:
            return .binary(
                pick(BinaryOperator.allCases),
                tree(depth: depth + 1),
                tree(depth: depth + 1)
            )
        }
    }

    private mutating func leaf() -> FilterExpression {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1: .path(path())
        case 2: .alias("p")
        default: .literal(literal())
        }
    }

    private mutating func path() -> [String] {
        (0...few().upperBound).map { _ in
            pick(["Name", "_id", "Größe", "eq", "in", "notes", "nullable", "abcdefab", "any"])
        }
    }

    private mutating func literal() -> Literal {
        pick([
            .null, .boolean(true), .string(""), .string("it's ''so'' (a;b) é"), .number("0"),
            .number("-2.50"), .number("1.5e-300"), .number("INF"), .number("-INF"), .number("NaN"),
            .date("2026-11-22"), .timeOfDay("10:00"),
            .dateTimeOffset("2026-11-22T10:00:00.5-03:00"),
            .duration("P1DT2H"), .enumeration(type: "N.T", member: "a'b"),
            .guid(UUID(uuidString: "005056A5-09B1-1ED3-89BD-FB81372CCB33") ?? UUID()),
        ])
    }

    private mutating func few() -> Range<Int> {
        0..<Int.random(in: 0...2, using: &generator)
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &generator)]
    }
}
