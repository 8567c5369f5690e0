import HTTPTypes
import Hummingbird
import Logging
import WidgetProtocol
import Wire

/// Gives every failure the error body of the API, whatever threw it (opencx.md section 4.5).
///
/// It stands below `CORS`, so that a page may read the failure too.
struct ErrorBodies: RouterMiddleware {
    typealias Context = WireContext

    let logger: Logger

    func handle(
        _ request: Request,
        context: WireContext,
        next: @concurrent (Request, WireContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as CancellationError {
            throw error
        } catch let refusal as Refusal {
            return try refusal.response(from: request, context: context)
        } catch let error as HTTPError {
            // A path or a method that no route has, or a parameter that cannot be read.
            let status = error.status
            let words = error.body ?? "there is nothing at this address with this method"
            return try Refusal(status, words).response(from: request, context: context)
        } catch {
            // The route's template, not the path: a path may carry a token.
            let route = context.endpointPath ?? "none"
            logger.error("a route failed", metadata: ["error": "\(error)", "route": "\(route)"])
            return try Refusal(.internalServerError, "something went wrong here; please try again")
                .response(from: request, context: context)
        }
    }
}
