import OData

/// The refusals of a query that the entity model allows: Creatio's own limits and gaps
/// (creatio.md sections 3.4, 3.5 and 3.9).
enum QueryRefusal {
    static func tooManyNodes(limit: Int) -> ODataError {
        .invalidQuery(
            "The node count limit of '\(limit)' has been exceeded. To increase the limit, set the"
                + " 'MaxNodeCount' property on EnableQueryAttribute or ODataValidationSettings."
        )
    }

    static func tooDeepExpand(limit: Int) -> ODataError {
        .invalidQuery(
            "The request includes a $expand path which is too deep. The maximum depth allowed is"
                + " \(limit). To increase the limit, set the 'MaxExpansionDepth' property on"
                + " EnableQueryAttribute or ODataValidationSettings."
        )
    }

    static func unknownProperty(_ name: String, on table: EntityTable) -> ODataError {
        .invalidQuery(
            "Could not find a property named '\(name)' on type"
                + " '\(InstanceModel.namespace).\(table.name)'."
        )
    }

    /// A lookup's scalar in a filter or an order: it has to be reached over its navigation property.
    static func lookupScalar(_ path: [String], of table: EntityTable) -> ODataError {
        serializationFault(
            "Column by path \(path.joined(separator: ".")) not found in schema \(table.name)."
        )
    }

    static func streamSelected() -> ODataError {
        .failure([.init(message: "Value cannot be null.\r\nParameter name: property")])
    }

    /// More rows than an answer may hold; only the status is known, the words are ours.
    static func tooManyRows(limit: Int) -> ODataError {
        serializationFault(
            "The number of records exceeds the maximum of \(limit) (MaxEntityRowCount)."
        )
    }

    /// A fault that comes up only while the result is written.
    private static func serializationFault(_ detail: String) -> ODataError {
        .failure([
            .init(
                message: "The 'ObjectContent`1' type failed to serialize the response body for"
                    + " content type 'application/json'."
            ),
            .init(message: detail),
        ])
    }
}

/// How far the service goes beyond what is known of Creatio (design, idea 5).
package enum EvidenceLevel: Int, Sendable, Comparable {
    /// Only what somebody measured on a live instance.
    case confirmed
    /// And what Creatio documents: nothing weaker may be relied on.
    case documented
    /// And what the OData library under Creatio would parse.
    case assumed

    package static func < (left: EvidenceLevel, right: EvidenceLevel) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Refuses what no public source shows working: the one place for it.
    func unproved(_ feature: String) -> ODataError {
        .invalidQuery("There is no evidence that Creatio supports \(feature).")
    }
}
