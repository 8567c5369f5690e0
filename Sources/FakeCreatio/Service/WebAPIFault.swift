import HTTPTypes
import JSON
import Wire

/// Faults that come from ASP.NET Web API, before OData has a say (creatio.md section 3.9).
enum WebAPIFault {
    /// No such entity set, or one whose model is not built yet.
    static func unknownSet(_ name: String, _ request: WireRequest) -> WireResponse {
        noResource(
            request,
            detail: "No type was found that matches the controller named '\(name)'."
        )
    }

    /// A path within an entity set that leads nowhere; the detail is the library's.
    static func unroutable(_ template: String, _ request: WireRequest) -> WireResponse {
        noResource(
            request,
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

    static func unsupportedMediaType(_ type: String) -> WireResponse {
        .json(
            [
                "Message": .string(
                    "The request entity's media type '\(type)' is not supported for this"
                        + " resource."
                )
            ],
            status: .unsupportedMediaType
        )
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

    private static func noResource(_ request: WireRequest, detail: String) -> WireResponse {
        .json(
            [
                "Message": .string(
                    "No HTTP resource was found that matches the request URI"
                        + " '\(request.address)'."
                ),
                "MessageDetail": .string(detail),
            ],
            status: .notFound
        )
    }
}
