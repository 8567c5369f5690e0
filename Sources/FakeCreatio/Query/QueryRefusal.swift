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

    /// The library's own limit on `any` and `all` (its default; not seen on Creatio).
    static func tooManyLambdas(limit: Int) -> ODataError {
        .invalidQuery(
            "The Any/All nesting limit of '\(limit)' has been exceeded. 'MaxAnyAllExpressionDepth'"
                + " can be configured on ODataQuerySettings or EnableQueryAttribute."
        )
    }

    /// The library's own limit on `$orderby` (its default; not seen on Creatio).
    static func tooManyKeys(limit: Int) -> ODataError {
        .invalidQuery(
            "The number of clauses in $orderby query option exceeded the maximum number allowed."
                + " The maximum number of $orderby clauses allowed is \(limit)."
        )
    }

    /// More related tables than the fake joins; a real instance has no such limit that is known.
    static func tooManyJoins(limit: Int) -> ODataError {
        .invalidQuery("The query reaches more than \(limit) related rows.")
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

    static func streamSelected() -> ODataError {
        .failure([.init(message: "Value cannot be null.\r\nParameter name: property")])
    }

    /// More rows than an answer may hold; only the status is known, the words are ours.
    static func tooManyRows(limit: Int) -> ODataError {
        serializationFault(
            "The number of records exceeds the maximum of \(limit) (MaxEntityRowCount)."
        )
    }

    /// A property of the model that the row lacks at run time (creatio.md section 3.9).
    static func staleColumn(_ property: String, of table: EntityTable) -> ODataError {
        serializationFault(
            "The EDM instance of type '[\(InstanceModel.namespace).\(table.name)]' is missing the"
                + " property '\(property)'."
        )
    }

    /// The documented words; the number is the setting's (creatio.md section 3.9).
    static func outOfMemory(limit: Int) -> ODataError {
        serializationFault(
            "Request processing terminated because it reached the RAM consumption limit of"
                + " \(limit) MB. You can reduce RAM usage by selecting fewer columns or reducing"
                + " the number of records using filtering or strict limit for record quantity"
        )
    }

    /// Options that choose among rows where there is only one (the library's words).
    static func notACollection() -> ODataError {
        .invalidQuery(
            "The requested resource is not a collection. Query options $filter, $orderby, $count,"
                + " $skip, and $top can be applied only on collections."
        )
    }

    /// A fault that comes up only while the result is written.
    static func serializationFault(_ detail: String) -> ODataError {
        .failure([
            .init(
                message: "The 'ObjectContent`1' type failed to serialize the response body for"
                    + " content type 'application/json'."
            ),
            .init(message: detail),
        ])
    }
}
