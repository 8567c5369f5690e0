import Foundation
package import HTTPTypes
import OData
package import Wire

/// What a fault does to a request or to its answer.
package enum FaultEffect: Sendable, Equatable {
    /// An answer that is not the service's own.
    case answer(status: Int, headers: HTTPFields = [:], body: String? = nil)
    /// The login page as HTML, at once or behind a redirect (creatio.md section 2.3).
    case loginPage(redirects: Bool)
    case delay(Duration)
    /// The connection ends before the answer.
    case drop
    /// The connection ends within the body of the answer.
    case truncate(bytes: Int)
    /// The request arrives twice; the first answer counts.
    case duplicate

    /// When the effect can come about; the first is the default.
    var timings: [Fault.Timing] {
        switch self {
        case .answer, .loginPage, .delay, .drop: [.beforeCommit, .afterCommit]
        // Both need what the request leads to.
        case .truncate, .duplicate: [.afterCommit]
        }
    }

    /// The answer in place of that of an instance with the settings; nil where the effect leaves
    /// that alone.
    package func answer(to request: WireRequest, of settings: InstanceSettings) -> WireResponse? {
        answer(to: request, of: Site(settings, mount: request.mount))
    }

    /// The answer in place of the site's own; nil where the effect leaves that alone.
    func answer(to request: WireRequest, of site: Site) -> WireResponse? {
        switch self {
        case .answer(let status, let headers, let body):
            return Self.answer(status, headers, body)
        case .loginPage(let redirects):
            return redirects
                ? LoginPage(site: site).redirect(request) : LoginPage(site: site).answer
        case .drop:
            var response = WireResponse(status: .badGateway)
            response.delivery = .nothing
            return response
        case .delay, .truncate, .duplicate:
            return nil
        }
    }

    private static func answer(
        _ status: Int,
        _ headers: HTTPFields,
        _ body: String?
    ) -> WireResponse {
        var answer = usualAnswer(status)
        if let body {
            answer = WireResponse(status: .init(code: status), body: Data(body.utf8))
        }
        for field in headers { answer.headers[field.name] = field.value }
        return answer
    }

    /// What Creatio, or what stands in front of it, answers with that status.
    private static func usualAnswer(_ status: Int) -> WireResponse {
        switch status {
        case 401: WebAPIFault.unauthorized()
        case 500: .odata(ODataError.failure([.init(message: "An error has occurred.")]))
        // A page of the web server in front; its text is assumed (creatio.md section 6.2).
        case 502: .html("502 Bad Gateway", status: .badGateway)
        case 503: .html("Service Unavailable", status: .serviceUnavailable)
        case 504: .html("504 Gateway Time-out", status: .gatewayTimeout)
        default: WireResponse(status: .init(code: status))
        }
    }
}
