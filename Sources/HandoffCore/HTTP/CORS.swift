import HTTPTypes
import Hummingbird
import WidgetProtocol
import Wire

/// Lets a page of any origin call the widget API.
///
/// The widget lives in its customers' pages, so every call crosses origins and is preflighted;
/// the origin must be allowed on every answer, errors too, or the page sees "Failed to fetch"
/// (widget-engine.md section 5). Hummingbird's own middleware answers the same, but only where
/// the request names an origin; ours allows it always, so that what a proxy caches serves all.
struct CORS: RouterMiddleware {
    typealias Context = WireContext

    /// How long a browser may keep a preflight's answer.
    ///
    /// Without it each poll costs two requests.
    private static let maxAgeSeconds = "7200"

    func handle(
        _ request: Request,
        context: WireContext,
        next: @concurrent (Request, WireContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        if request.method == .options {
            response = Response(status: .noContent)
            response.headers[.accessControlAllowMethods] = "GET, POST"
            response.headers[.accessControlAllowHeaders] =
                "authorization, content-type, \(WidgetName.botTokenHeader.lowercased())"
            response.headers[.accessControlMaxAge] = Self.maxAgeSeconds
        } else {
            response = try await next(request, context)
        }
        response.headers[.accessControlAllowOrigin] = "*"
        return response
    }
}
