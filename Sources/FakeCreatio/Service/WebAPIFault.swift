import HTTPTypes
import JSON
import Wire

/// Faults that come from ASP.NET Web API, before OData has a say (creatio.md section 3.9).
enum WebAPIFault {
    /// No such entity set, or one whose model is not built yet.
    static func unknownSet(
        _ name: String,
        _ request: WireRequest,
        _ profile: InstanceProfile
    ) -> WireResponse {
        switch profile.unknownSet {
        case .page: .html("404 - File or directory not found.", status: .notFound)
        case .unauthorized: unauthorized()
        case .routingError:
            noResource(
                at: request.address,
                detail: profile.showsErrorDetail
                    ? "No type was found that matches the controller named '\(name)'." : nil
            )
        }
    }

    /// An address that no route has; the detail is the library's.
    static func noRoute(_ request: WireRequest) -> WireResponse {
        noResource(
            at: request.address,
            detail: "No route data was found for this request."
        )
    }

    /// A path within an entity set that leads nowhere; the detail is the library's.
    static func unroutable(_ template: String, _ request: WireRequest) -> WireResponse {
        noResource(
            at: request.address,
            detail: "No routing convention was found to select an action for the OData path with"
                + " template '\(template)'."
        )
    }

    static func methodNotAllowed(
        _ request: WireRequest,
        allowed: [HTTPRequest.Method]
    ) -> WireResponse {
        let method = request.method.rawValue
        var response = WireResponse.json(
            [
                "Message": .string(
                    "The requested resource does not support http method '\(method)'."
                )
            ],
            status: .methodNotAllowed
        )
        response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        return response
    }

    /// A body of a kind that nothing reads; nil where the request does not tell the kind.
    static func unsupportedMediaType(_ type: String?) -> WireResponse {
        let text =
            type.map {
                "The request entity's media type '\($0)' is not supported for this resource."
            }
            ?? "The request contains an entity body but no Content-Type header. The inferred media"
            + " type 'application/octet-stream' is not supported for this resource."
        return .json(["Message": .string(text)], status: .unsupportedMediaType)
    }

    /// A token that is not good, or a session that a client has insisted on.
    static func unauthorized() -> WireResponse {
        .json(
            ["Message": "Authorization has been denied for this request."],
            status: .unauthorized
        )
    }

    /// A fault of the fake itself, in the form of Creatio's own.
    static func unhandled(_ error: any Error) -> WireResponse {
        .json(
            [
                "Message": "An error has occurred.", "ExceptionMessage": .string("\(error)"),
                "ExceptionType": .string("\(type(of: error))"), "StackTrace": "",
            ],
            status: .internalServerError
        )
    }

    /// Nothing is at that address.
    static func noResource(at address: String, detail: String? = nil) -> WireResponse {
        var body: JSONValue = [
            "Message": .string(
                "No HTTP resource was found that matches the request URI '\(address)'."
            )
        ]
        body["MessageDetail"] = detail.map(JSONValue.string)
        return .json(body, status: .notFound)
    }
}
