import Foundation
import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore

/// The context of a request to one of our routers, with a socket below it or without.
///
/// It has a source of its own because Hummingbird's wants a channel, and in memory there is none.
package struct WireContext: RequestContext {
    package typealias Source = WireSource

    package var coreContext: CoreRequestContextStorage

    package init(source: WireSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}

/// What a `WireContext` is made of.
package struct WireSource: RequestContextSource {
    package let logger: Logger
}

/// A Hummingbird router called as a function: no socket, no event loop.
package struct RouterResponder: Responder {
    private let router: any HTTPResponder<WireContext>
    private let logger: Logger

    package init(router: Router<WireContext>, logger: Logger) {
        self.router = router.buildResponder()
        self.logger = logger
    }

    package func respond(to request: WireRequest) async -> WireResponse {
        let context = WireContext(source: WireSource(logger: logger))
        let body = RequestBody(buffer: ByteBuffer(bytes: request.body))
        let routed = Request(head: request.head, body: body)
        do {
            let response = try await response(to: routed, in: context)
            let collected = CollectingWriter()
            try await response.body.write(collected)
            return WireResponse(
                status: response.status,
                headers: response.headers,
                body: collected.box.bytes
            )
        } catch {
            // The route's template, not the path: a path may carry a token.
            let route = context.endpointPath ?? "none"
            logger.error("a route failed", metadata: ["error": "\(error)", "route": "\(route)"])
            return WireResponse(status: .internalServerError)
        }
    }

    private func response(to request: Request, in context: WireContext) async throws -> Response {
        do {
            return try await router.respond(to: request, context: context)
        } catch let error as any HTTPResponseError {
            return try error.response(from: request, context: context)
        }
    }
}

/// Collects a body that is written in one task, part after part.
private struct CollectingWriter: ResponseBodyWriter {
    /// Unchecked because Hummingbird writes a body from one task only, one part at a time.
    final class Box: @unchecked Sendable {
        var bytes = Data()
    }

    let box = Box()

    mutating func write(_ buffer: ByteBuffer) async throws {
        box.bytes.append(contentsOf: buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
