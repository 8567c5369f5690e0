import OData

/// How much a filter counts against Creatio's limit.
///
/// The library counts the nodes of its own tree, which has one for the row that a path starts
/// from and one for the conversion of each constant. So counted, 16 terms of `Id eq <guid>`
/// joined by `or` are within the limit and 17 are not, which agrees with what was measured: 15
/// work, 20 fail (creatio.md section 3.4).
enum FilterWeight {
    static func of(_ expression: FilterExpression) -> Int {
        switch expression {
        case .literal, .alias: 2
        case .path(let path): path.count + 1
        case .not(let operand), .negate(let operand): 1 + of(operand)
        case .binary(_, let left, let right): 1 + of(left) + of(right)
        case .function(_, let arguments): arguments.reduce(1) { $0 + of($1) }
        case .isIn(let operand, let values): values.reduce(1 + of(operand)) { $0 + of($1) }
        case .foreign: 1
        case .lambda(_, let path, _, let condition), .count(let path, let condition):
            path.count + 1 + (condition.map(of) ?? 0)
        }
    }
}
