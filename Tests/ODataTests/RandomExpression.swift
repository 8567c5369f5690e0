import Foundation
import OData

/// Random trees of which each could have been read from a text.
struct RandomExpression {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func tree(depth: Int = 0) -> FilterExpression {
        guard depth < 5, !oneIn(8) else { return leaf() }
        let next = depth + 1
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return .not(tree(depth: next))
        case 1: return .negate(tree(depth: next))
        case 2:
            return .function(
                pick(["contains", "now", "geo.distance"]),
                few().map { _ in tree(depth: next) }
            )
        case 3:
            return .isIn(tree(depth: next), (0...few().upperBound).map { _ in .literal(literal()) })
        case 4:
            let condition: FilterExpression? = few().isEmpty ? nil : tree(depth: next)
            return .lambda(
                condition == nil ? .any : pick([.any, .all]),
                path: path(),
                variable: condition.map { _ in "x" },
                condition: condition
            )
        case 5: return .count(path: path(), condition: oneIn(2) ? nil : tree(depth: next))
        case 6: return foreign(depth: next)
        default:
            return .binary(
                pick(BinaryOperator.allCases),
                tree(depth: next),
                tree(depth: next)
            )
        }
    }

    mutating func options(depth: Int = 0) -> QueryOptions {
        var options = QueryOptions()
        if oneIn(2) { options.filter = tree(depth: 3) }
        if oneIn(3) { options.select = (0...few().upperBound).map { _ in path() } }
        if oneIn(3) {
            options.orderBy = (0...few().upperBound).map { _ in
                OrderItem(expression: tree(depth: 3), isDescending: oneIn(2))
            }
        }
        let most = depth == 0 ? Int(Int32.max) : Int.max
        if oneIn(3) { options.top = Int.random(in: 0...most, using: &generator) }
        if oneIn(3) { options.skip = pick([0, 7]) }
        options.count = oneIn(3)
        if depth == 0, oneIn(3) { options.format = pick(MetadataLevel.allCases) }
        if depth < 3, oneIn(2) {
            options.expand = (0...few().upperBound).map { _ in
                ExpandItem(
                    navigation: pick(["Contact", "Größe", "*"]),
                    part: pick([.rows, .rows, .references, .count]),
                    options: self.options(depth: depth + 1),
                    levels: pick([nil, nil, .max, .number(3)])
                )
            }
        }
        return options
    }

    private mutating func leaf() -> FilterExpression {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1: .path(path())
        case 2: .alias("p")
        case 3: .path(pick([["$it"], ["$this", "Name"], ["$root", "Case"]]))
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
            .null, .boolean(true), .string(""), .string("it's ''so'' (a;b) é&+%"), .number("0"),
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

    private mutating func oneIn(_ count: Int) -> Bool {
        Int.random(in: 0..<count, using: &generator) == 0
    }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        choices[Int.random(in: choices.indices, using: &generator)]
    }
}

// MARK: - What no Creatio model knows

extension RandomExpression {
    private mutating func foreign(depth: Int) -> FilterExpression {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .function("cast", [tree(depth: depth), .foreign(.typeName("Edm.String"))])
        case 1: return .foreign(.literal(type: "binary", text: "Zm9v"))
        case 2: return .foreign(.array(few().map { _ in tree(depth: depth) }))
        case 3:
            let member = ForeignExpression.Argument(name: "a\\\"b", value: tree(depth: depth))
            return .foreign(.object([member]))
        case 4: return .foreign(.membership(tree(depth: depth), in: .path(path())))
        default: return .foreign(.path(steps(depth: depth)))
        }
    }

    /// A path that begins with a call, so that it is none of names alone.
    private mutating func steps(depth: Int) -> [PathStep] {
        var steps = [
            PathStep.call("N.F", [ForeignExpression.Argument(name: "p", value: tree(depth: depth))])
        ]
        if oneIn(3) {
            steps.append(.key([ForeignExpression.Argument(name: nil, value: .literal(literal()))]))
            steps.append(.name("Items"))
        }
        if oneIn(2) { steps.append(.name("Name")) }
        if oneIn(3) { steps.append(.annotation("Core.Messages#q")) }
        if oneIn(3) { steps.append(.filter(tree(depth: depth))) }
        if oneIn(3) {
            steps.append(.count(filter: tree(depth: depth), search: "a b"))
        } else if oneIn(3) {
            steps.append(.lambda(.all, variable: "y", condition: tree(depth: depth)))
        }
        return steps
    }
}
