import HTTPTypes
import Hummingbird
import NIOCore
import Wire

/// Where **View session in OpenCX** leads: `GET /sessions/{id}`.
///
/// The form of OpenCX's own link is not documented (opencx.md section 9); this one leads to the
/// core's own view.
struct SessionViewRoutes: Sendable {
    /// The session's id follows.
    static let path = "/sessions/"

    let key: OrganisationKey
    let store: CoreStore
    let content: CaseContent

    func add(to router: Router<WireContext>) {
        router.get("\(Self.path):session") { request, context in
            try key.check(request)
            let id = SessionID(rawValue: try context.parameters.require("session"))
            guard let view = try await store.view(of: id, content: content) else {
                throw Refusal(.notFound, "there is no such session")
            }
            var response =
                request.wantsJSON
                ? try Response.json(view) : Self.page(SessionPage(view: view).html)
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }

    private static func page(_ html: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }
}

extension Request {
    fileprivate var wantsJSON: Bool {
        headers[.accept]?.contains("application/json") == true
    }
}
