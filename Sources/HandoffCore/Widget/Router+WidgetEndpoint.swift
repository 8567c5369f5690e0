import Hummingbird
import WidgetProtocol
import Wire

/// Routes are added by the endpoints that both ends of the widget API share.
extension Router<WireContext> {
    typealias Answer = @Sendable (Request, WireContext) async throws -> Response

    func get(_ endpoint: WidgetEndpoint, use answer: @escaping Answer) {
        get(RouterPath(endpoint.template), use: answer)
    }

    func post(_ endpoint: WidgetEndpoint, use answer: @escaping Answer) {
        post(RouterPath(endpoint.template), use: answer)
    }
}

extension WireContext {
    /// The session that the path names.
    var session: SessionID {
        get throws {
            SessionID(rawValue: try parameters.require(WidgetEndpoint.sessionParameter))
        }
    }
}
