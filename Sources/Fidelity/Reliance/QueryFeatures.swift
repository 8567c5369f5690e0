import OData

/// What the query of a request makes use of.
enum QueryFeatures {
    /// GUID columns that are no lookups (creatio.md section 4.2), which a filter may name.
    private static let plainGUIDs: Set = [
        "Id", "EntityId", "RecordId", "CaseRecordId", "EntityRecordId", "ProcessElementId",
    ]
    private static let textFunctions: Set = ["contains", "startswith", "endswith"]

    static func of(_ query: String) -> Set<Feature> {
        guard !query.isEmpty else { return [] }
        guard let options = try? QueryOptions.parse(query) else { return [.otherOption] }
        var features = of(options)
        if options.top != nil { features.insert(.top) }
        if options.skip != nil { features.insert(.skip) }
        if options.count { features.insert(.inlineCount) }
        return features
    }

    private static func of(_ options: QueryOptions) -> Set<Feature> {
        var features: Set<Feature> = []
        if options.select != nil { features.insert(.select) }
        if !options.orderBy.isEmpty { features.insert(.orderBy) }
        if let filter = options.filter { features.formUnion(of(filter).union([.filter])) }
        for item in options.expand {
            features.insert(
                item.navigation.contains("CollectionBy") ? .expandCollection : .expand
            )
            if item.options != QueryOptions() { features.insert(.expandOptions) }
            features.formUnion(of(item.options).subtracting([.select, .filter, .orderBy]))
        }
        return features
    }

    private static func of(_ expression: FilterExpression) -> Set<Feature> {
        switch expression {
        case .literal(let literal): return of(literal)
        case .path(let names): return of(path: names)
        case .not(let operand): return of(operand).union([.logic])
        case .negate(let operand): return of(operand).union([.arithmetic])
        case .binary(let kind, let left, let right):
            return of(left).union(of(right)).union([of(kind)])
        case .function(let name, let arguments):
            let own: Feature = textFunctions.contains(name) ? .textFunction : .otherFunction
            return arguments.reduce(into: [own]) { $0.formUnion(of($1)) }
        case .isIn(let operand, _): return of(operand).union([.isIn])
        case .lambda: return [.lambda]
        case .count, .alias, .foreign: return [.otherFunction]
        }
    }

    private static func of(path names: [String]) -> Set<Feature> {
        guard names.count == 1, let name = names.first else { return [.navigation] }
        let isScalar =
            name.hasSuffix("Id") && !name.hasSuffix("UId") && !plainGUIDs.contains(name)
        return isScalar ? [.lookupScalar] : []
    }

    private static func of(_ kind: BinaryOperator) -> Feature {
        switch kind {
        case .and, .or: .logic
        case .eq, .ne: .equality
        case .gt, .ge, .lt, .le: .order
        case .has: .otherFunction
        case .add, .sub, .mul, .div, .divby, .mod: .arithmetic
        }
    }

    private static func of(_ literal: Literal) -> Set<Feature> {
        switch literal {
        case .null: [.nullLiteral]
        case .string: [.textLiteral]
        case .guid: [.guidLiteral]
        case .dateTimeOffset, .date, .timeOfDay, .duration: [.dateLiteral]
        default: []
        }
    }
}
