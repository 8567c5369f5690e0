/// The system query options of one request, parsed but not yet checked against a model.
package struct QueryOptions: Sendable, Equatable {
    /// The selected paths in the order written; nil where `$select` is absent.
    package var select: [[String]]?
    package var filter: FilterExpression?
    package var orderBy: [OrderItem] = []
    package var top: Int?
    package var skip: Int?
    package var count = false
    package var expand: [ExpandItem] = []
    /// How much metadata `$format` asks for; nil where it is absent.
    package var format: MetadataLevel?

    package init() {}
}

/// How much an answer in JSON tells of its model (OData JSON format 4.0, section 3.1).
package enum MetadataLevel: String, Sendable, Equatable, CaseIterable {
    /// What `$format=json` means.
    case minimal
    case full, none
}

/// One key of `$orderby`.
package struct OrderItem: Sendable, Equatable {
    package var expression: FilterExpression
    package var isDescending: Bool

    package init(expression: FilterExpression, isDescending: Bool) {
        self.expression = expression
        self.isDescending = isDescending
    }
}

/// One navigation property of `$expand` with the options in its parentheses.
package struct ExpandItem: Sendable, Equatable {
    /// The name of the property, or `*` for all of them.
    package var navigation: String
    package var part: Part
    package var options: QueryOptions
    /// How often a property of the row's own type is followed: `$levels`.
    package var levels: Levels?

    /// What of the related rows is asked for.
    package enum Part: Sendable, Equatable {
        case rows
        /// `Contact/$ref`: their addresses.
        case references
        /// `CaseCollectionByContact/$count`: their number.
        case count
    }

    /// The value of a `$levels`.
    package enum Levels: Sendable, Equatable {
        case max
        case number(Int)
    }

    package init(
        navigation: String,
        part: Part = .rows,
        options: QueryOptions = QueryOptions(),
        levels: Levels? = nil
    ) {
        self.navigation = navigation
        self.part = part
        self.options = options
        self.levels = levels
    }
}
