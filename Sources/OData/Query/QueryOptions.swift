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
    package var navigation: String
    package var options: QueryOptions

    package init(navigation: String, options: QueryOptions) {
        self.navigation = navigation
        self.options = options
    }
}
