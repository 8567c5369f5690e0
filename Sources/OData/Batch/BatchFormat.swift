/// The two forms in which a batch travels.
package enum BatchFormat: Sendable, Equatable {
    case json
    case multipart(boundary: String)

    /// The form that a `Content-Type` names.
    package init(contentType: String?) throws(BatchError) {
        guard let contentType, !contentType.isEmpty else { throw .noContentType }
        let type = MediaType(contentType)
        switch type.name {
        case "application/json": self = .json
        case "multipart/mixed":
            guard let boundary = type.parameters["boundary"], !boundary.isEmpty else {
                throw .noBoundary
            }
            self = .multipart(boundary: boundary)
        default: throw .mediaType
        }
    }

    /// The value of `Content-Type`.
    package var contentType: String {
        switch self {
        case .json: "application/json"
        case .multipart(let boundary): "multipart/mixed; boundary=\(boundary)"
        }
    }
}
