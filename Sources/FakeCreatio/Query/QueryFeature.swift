import OData

/// What a request to read may use, and how well it is known that Creatio answers it.
///
/// This table is the one place that says so: the service refuses by it, and the documents are
/// written from it. Each entry stands on the section of creatio.md that it names.
package enum QueryFeature: String, Sendable, CaseIterable {
    // `$filter`
    case comparison, nullTest, logic, textMatch, navigationPath
    case bareTruth, otherComparison, computedMatch, momentEquality
    case arithmetic, negation, textFunction, dateFunction, roundingFunction
    case lambda, countInExpression
    case membership, enumeration, lookupScalar, typeFunction
    // The other options
    case orderByColumn, orderByExpression, orderByLookupScalar
    case selectPath, selectedStream, expandOptions
    case expandAll, expandReferences, expandCount, expandLevels
    // Resource paths
    case property, propertyOfRelated, relatedRow, relatedRows

    /// Whether Creatio answers it.
    package enum Standing: Sendable, Equatable {
        /// It is answered at this level and all that are more lenient.
        case answered(EvidenceLevel)
        /// It is known that Creatio refuses it.
        case refused
    }

    /// What is known of a feature.
    package struct Entry: Sendable {
        package let standing: Standing
        /// Ends the sentence *There is no evidence that Creatio supports …*.
        package let title: String
        /// The section of creatio.md with the facts.
        package let section: String
    }

    /// What is known of this feature.
    package var entry: Entry {
        switch self {
        case .comparison: known(.confirmed, "a comparison of a property with a literal")
        case .nullTest: known(.confirmed, "'eq null' and 'ne null'")
        case .logic: known(.confirmed, "'and', 'or', 'not' and parentheses")
        case .textMatch:
            known(.confirmed, "'contains', 'startswith' and 'endswith' of a property and a text")
        case .navigationPath: known(.confirmed, "a path over lookups")
        case .bareTruth: known(.assumed, "an expression without a comparison")
        case .otherComparison:
            known(.assumed, "a comparison other than of a property with a literal")
        case .computedMatch: known(.assumed, "a text function other than of a property and a text")
        case .momentEquality: known(.assumed, "'eq' between a date and time and a literal")
        case .arithmetic: known(.assumed, "arithmetic")
        case .negation: known(.assumed, "the negative sign")
        case .textFunction: known(.assumed, "the other functions of text")
        case .dateFunction: known(.assumed, "functions of dates and times")
        case .roundingFunction: known(.assumed, "'round', 'floor' and 'ceiling'")
        case .lambda: known(.assumed, "the lambda operators 'any' and 'all'")
        case .countInExpression: known(.assumed, "'$count' in an expression")
        case .membership: Entry(standing: .refused, title: "the operator 'in'", section: "3.5")
        case .enumeration: Entry(standing: .refused, title: "enumerations", section: "1.3")
        case .lookupScalar:
            Entry(standing: .refused, title: "a filter on a lookup's scalar", section: "3.5")
        case .typeFunction: known(.assumed, "'cast' and 'isof'")
        case .orderByColumn: known(.documented, "$orderby on properties and paths", "3.4")
        case .orderByExpression: known(.assumed, "$orderby on expressions", "3.4")
        case .orderByLookupScalar:
            Entry(standing: .refused, title: "$orderby on a lookup's scalar", section: "3.5")
        case .selectPath: known(.assumed, "a path in $select", "3.4")
        case .selectedStream: Entry(standing: .refused, title: "a selected stream", section: "3.9")
        case .expandOptions: known(.assumed, "options of $expand but $select and $expand", "3.4")
        case .expandAll: Entry(standing: .refused, title: "'*' in $expand", section: "3.4")
        case .expandReferences:
            Entry(standing: .refused, title: "'/$ref' in $expand", section: "3.4")
        case .expandCount:
            Entry(standing: .refused, title: "'/$count' in $expand", section: "3.4")
        case .expandLevels: Entry(standing: .refused, title: "$levels", section: "3.4")
        case .property: known(.documented, "the address of a property", "1.2")
        case .propertyOfRelated: known(.assumed, "the address of a related row's property", "1.2")
        case .relatedRow: known(.assumed, "the address of a related row", "1.2")
        case .relatedRows: known(.assumed, "the address of related rows", "1.2")
        }
    }

    private func known(
        _ level: EvidenceLevel,
        _ title: String,
        _ section: String = "3.5"
    ) -> Entry {
        Entry(standing: .answered(level), title: title, section: section)
    }
}
