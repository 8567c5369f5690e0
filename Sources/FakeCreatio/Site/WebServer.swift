import HTTPTypes
import Wire

/// What the web server does before and after the application: pages of errors, limits, headers.
///
/// The pages are those of IIS; Kestrel sends none (assumed).
struct WebServer {
    let profile: InstanceProfile
    let limits: InstanceLimits

    /// The answer to a request that does not come through to the application.
    func refusal(of request: WireRequest) -> WireResponse? {
        if request.body.count > limits.bodySize {
            return error(.contentTooLarge, "Request entity too large.")
        }
        if request.method == .delete, profile.blocksDelete {
            return error(
                .methodNotAllowed,
                "HTTP verb used to access this page is not allowed."
            )
        }
        return nil
    }

    var notFound: WireResponse {
        error(.notFound, "File or directory not found.")
    }

    var forbidden: WireResponse {
        error(.forbidden, "Forbidden: Access is denied.")
    }

    /// The answer in place of one that took too long: ASP.NET's page of errors (creatio.md
    /// section 3.9), or the status of ASP.NET Core's `RequestTimeouts`; that either stands there is
    /// assumed.
    var timedOut: WireResponse {
        profile.runtime == .framework
            ? .html(
                "Runtime Error",
                heading: "Server Error in '/' Application.",
                status: .internalServerError
            )
            : WireResponse(status: .gatewayTimeout)
    }

    /// Adds what the server says with every answer (creatio.md section 6.2).
    func sent(_ response: WireResponse) -> WireResponse {
        guard profile.runtime == .net else { return response }
        var response = response
        for (name, value) in Self.headersOfNET {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }

    private static let headersOfNET = [
        ("X-Frame-Options", "SAMEORIGIN"), ("X-Content-Type-Options", "nosniff"),
    ]

    private func error(_ status: HTTPResponse.Status, _ text: String) -> WireResponse {
        profile.runtime == .framework
            ? .html("\(status.code) - \(text)", status: status) : WireResponse(status: status)
    }
}
