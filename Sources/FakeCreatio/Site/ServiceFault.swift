import HTTPTypes
import JSON
import Wire

/// Faults of a service of WCF (`*.svc`): message, stack trace and type of an exception.
enum ServiceFault {
    /// What such a service says to whom it does not know (creatio.md section 2.3).
    static let authenticationFailed = fault(
        "Authentication failed.",
        type: "System.InvalidOperationException",
        status: .unauthorized
    )

    /// A body that is no JSON object; text and status are assumed.
    static let malformedBody = fault(
        "There was an error deserializing the request body.",
        type: "System.Runtime.Serialization.SerializationException",
        status: .badRequest
    )

    private static func fault(
        _ message: String,
        type: String,
        status: HTTPResponse.Status
    ) -> WireResponse {
        .json(
            [
                "Message": .string(message), "StackTrace": nil, "ExceptionType": .string(type),
            ],
            status: status
        )
    }
}
