/// The options that a service of Creatio answers to; all others are refused by name.
enum ServiceOption: String {
    case select = "$select"
    case filter = "$filter"
    case orderBy = "$orderby"
    case top = "$top"
    case skip = "$skip"
    case count = "$count"
    case expand = "$expand"
    case format = "$format"

    /// The option of that name.
    ///
    /// - Throws: The library's sentence for an option that it has and the service does not
    ///   allow, of which there is no evidence with Creatio (creatio.md section 3.4; assumed), or
    ///   for one that there is not.
    init(named name: String) throws(ODataSyntaxError) {
        if let option = ServiceOption(rawValue: name) {
            self = option
            return
        }
        if let option = Self.notAllowed[name] {
            throw ODataSyntaxError(
                "Query option '\(option)' is not allowed. To allow it, set the"
                    + " 'AllowedQueryOptions' property on EnableQueryAttribute or"
                    + " QueryValidationSettings."
            )
        }
        throw ODataSyntaxError("The query parameter '\(name)' is not supported.")
    }

    /// By their names in the library's sentence.
    private static let notAllowed = [
        "$apply": "Apply", "$compute": "Compute", "$search": "Search",
        "$skiptoken": "SkipToken", "$deltatoken": "DeltaToken",
    ]

    func insert(into seen: inout Set<ServiceOption>) throws(ODataSyntaxError) {
        guard seen.insert(self).inserted else {
            throw ODataSyntaxError(
                "Query option '\(rawValue)' was specified more than once, but it must be"
                    + " specified at most once."
            )
        }
    }
}

extension MetadataLevel {
    /// Reads the value of a `$format`.
    ///
    /// - Throws: For every format but JSON, which alone Creatio is seen to answer with
    ///   (creatio.md section 3.1); the sentence is the library's, without its list of types.
    init(format: String) throws(ODataSyntaxError) {
        let parts = format.lowercased().split(separator: ";", omittingEmptySubsequences: false)
        var level: MetadataLevel? =
            parts.first == "json" || parts.first == "application/json" ? .minimal : nil
        for parameter in parts.dropFirst() {
            let pair = parameter.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, ["odata.metadata", "metadata"].contains(pair[0]), level != nil
            else {
                level = nil
                break
            }
            level = MetadataLevel(rawValue: String(pair[1]))
        }
        guard let level else {
            throw ODataSyntaxError(
                "A supported MIME type could not be found that matches the acceptable MIME types"
                    + " for the request. The supported type(s) 'application/json' do not match any"
                    + " of the acceptable MIME types '\(format)'."
            )
        }
        self = level
    }

    /// The value of `$format` that asks for the level.
    var format: String {
        self == .minimal ? "json" : "application/json;odata.metadata=\(rawValue)"
    }
}
