/// Why a body is no batch, in the words of the Microsoft OData library and of ASP.NET's OData.
package enum BatchError: Error, Sendable, Equatable, CustomStringConvertible {
    // What the content type says.
    case noContentType
    case mediaType
    case noBoundary
    // How much there is.
    case tooManyParts(limit: Int)
    case tooManyOperations(limit: Int)
    // Multipart.
    case unexpectedEnd
    case header(String)
    case duplicateHeader(String)
    case partWithoutType
    case partType(String)
    case partEncoding
    case nestedChangeSet
    case requestLine(String)
    case responseLine(String)
    case httpVersion(String)
    case contentLength(String)
    case methodInChangeSet(String)
    case duplicateID(String)
    // JSON.
    case notJSON
    case noTopLevelProperty
    case unexpectedNode(found: String, expected: String)
    case missingProperty(String)
    case unknownProperty(String)
    case notText(String)
    case splitGroup(String)
    case unknownDependency(String, request: String)

    package var description: String {
        switch self {
        case .noContentType: #"The batch request must have a "Content-Type" header."#
        case .mediaType:
            "The batch request must have 'multipart/mixed' or 'application/json' as the media"
                + " type."
        case .noBoundary:
            #"The batch request must have a boundary specification in the "Content-Type" header."#
        case .tooManyParts(let limit):
            "The current batch message contains too many parts. A maximum number of '\(limit)'"
                + " query operations and change sets are allowed in a batch message."
        case .tooManyOperations(let limit):
            "The current change set contains too many operations. A maximum number of '\(limit)'"
                + " operations are allowed in a change set."
        default: multipartDescription ?? jsonDescription
        }
    }

    private var multipartDescription: String? {
        switch self {
        case .unexpectedEnd:
            "Encountered an unexpected end of input while reading the batch payload."
        case .header(let line):
            "The message header '\(line)' is invalid. The header value must be of the format"
                + " '<header name>: <header value>'."
        case .duplicateHeader(let name):
            "The header '\(name)' was specified multiple times. Each header must appear only once"
                + " in a batch part."
        case .partWithoutType:
            "The 'Content-Type' header is missing. The 'Content-Type' header must be specified for"
                + " each MIME part of a batch message."
        case .partType(let type):
            "The 'Content-Type' header value '\(type)' is invalid. When this is the start of the"
                + " change set, the value must be 'multipart/mixed'; otherwise it must be"
                + " 'application/http'."
        case .partEncoding:
            "A missing or invalid 'Content-Transfer-Encoding' header was found. The"
                + " 'Content-Transfer-Encoding' header must be specified for each batch operation,"
                + " and its value must be 'binary'."
        case .nestedChangeSet: "Nested change sets in a batch payload are not supported."
        case .requestLine(let line):
            "The request line '\(line)' is invalid. The request line at the start of each"
                + " operation must be of the format 'HttpMethod RequestUrl HttpVersion'."
        case .responseLine(let line):
            "The response line '\(line)' is invalid. The response line at the start of each"
                + " operation must be of the format 'HttpVersion StatusCode StatusCodeString'."
        case .httpVersion(let version):
            "The HTTP version '\(version)' used in a batch operation request or response is not"
                + " valid. The value must be 'HTTP/1.1'."
        case .contentLength(let length):
            "The content length header '\(length)' is not valid. The content length header must be"
                + " a valid Int32 literal and must be greater than or equal to 0."
        case .methodInChangeSet(let method):
            "An invalid HTTP method '\(method)' was detected for a request in a change set."
                + " Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE',"
                + " and 'PATCH'."
        case .duplicateID(let id):
            "The content ID '\(id)' was found more than once in the same change set or same batch"
                + " request. Content IDs have to be unique across all operations of a change set"
                + " for OData V4.0 and have to be unique across all operations in the whole batch"
                + " request for OData V4.01."
        default: nil
        }
    }

    private var jsonDescription: String {
        switch self {
        case .noTopLevelProperty:
            "JsonLight batch format requires top level property name 'requests' or 'response' but"
                + " it is missing."
        case .unexpectedNode(let found, let expected):
            "An unexpected '\(found)' node was found when reading from the JSON reader. A"
                + " '\(expected)' node was expected."
        case .missingProperty(let name):
            "Request property [\(name)] is required but is missing."
        case .unknownProperty(let name): "Unknown property name '\(name)' for message in batch."
        case .notText(let value):
            "Cannot read the value '\(value)' as a quoted JSON string value."
        case .splitGroup(let group):
            "The atomicityGroup ID [\(group)] was found duplicated in the batch request."
                + " AtomicityGroup IDs have to be adjacent, otherwise would be detected as"
                + " duplicated."
        case .unknownDependency(let id, let request):
            "The dependsOn Id: [\(id)] in request [\(request)] is not matching any of the request"
                + " Id and atomic group Id seen so far. Forward reference is not allowed."
        default: "Invalid JSON. A token was not recognized in the JSON content."
        }
    }
}
