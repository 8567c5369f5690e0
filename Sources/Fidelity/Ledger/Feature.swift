/// What a request can rely on: the closed vocabulary of `covers`.
///
/// Each can be told from a request and its reply alone, which `FeatureFinder` does.
package enum Feature: String, Sendable, Hashable, CaseIterable {
    // Who asks.
    case clientCredentials = "token"
    case refusedToken = "token refused"
    case formsLogin = "forms login"
    case bearer
    case session

    // What is asked for.
    case serviceDocument = "service document"
    case metadata
    case readCollection = "GET collection"
    case readEntity = "GET entity"
    case readCount = "GET count"
    case readProperty = "GET property"
    case readValue = "GET raw value"
    case readStream = "GET stream"
    case create = "POST entity"
    case update = "PATCH entity"
    case delete = "DELETE entity"
    case writeStream = "PUT stream"
    case deleteStream = "DELETE stream"
    case keyAsSegment = "key as segment"
    case batchJSON = "batch JSON"
    case batchMultipart = "batch multipart"
    case fileService = "file service"
    case otherAddress = "other address"

    // How the query is put.
    case select = "$select"
    case orderBy = "$orderby"
    case top = "$top"
    case skip = "$skip"
    case inlineCount = "$count"
    case expand = "$expand"
    case expandCollection = "$expand collection"
    case expandOptions = "$expand options"
    case filter = "$filter"
    case otherOption = "other option"

    // What a filter is made of.
    case equality = "filter equality"
    case order = "filter order"
    case logic = "filter logic"
    case textFunction = "filter text function"
    case otherFunction = "filter other function"
    case arithmetic = "filter arithmetic"
    case isIn = "filter in"
    case lambda = "filter lambda"
    case navigation = "filter navigation"
    case lookupScalar = "filter lookup scalar"
    case guidLiteral = "filter guid"
    case dateLiteral = "filter date"
    case textLiteral = "filter text"
    case nullLiteral = "filter null"

    // What is written.
    case clientID = "body Id"
    case lookup = "body lookup"
    case null = "body null"
    case date = "body date"
    case customColumn = "body custom column"
    case systemColumn = "body system column"

    // What comes of it.
    case defaults = "defaults"
    case caseDefaults = "defaults Case"
    case activityDefaults = "defaults Activity"
    case contactDefaults = "defaults Contact"
    case caseStatus = "effects of Case status"
    case redirect = "status 302"
    case badRequest = "status 400"
    case unauthorized = "status 401"
    case forbidden = "status 403"
    case notFound = "status 404"
    case methodNotAllowed = "status 405"
    case tooLarge = "status 413"
    case mediaType = "status 415"
    case serverError = "status 500"
    case otherStatus = "other status"
}
