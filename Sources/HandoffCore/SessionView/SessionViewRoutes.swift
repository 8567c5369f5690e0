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
            for field in Self.confidential { response.headers[field.name] = field.value }
            return response
        }
    }

    /// What keeps a page for operators with operators.
    ///
    /// The key comes with the request alone and never with the address, so the address may stand
    /// in Creatio. What it shows stays here: no cache keeps it, no other site embeds it, and
    /// none learns from a followed link where it came from.
    private static let confidential: HTTPFields = {
        var fields: HTTPFields = [.cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
        fields[.contentSecurityPolicy] =
            "default-src 'none'; style-src \(SessionPageStyle.source); base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"
        if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "no-referrer" }
        if let name = HTTPField.Name("X-Robots-Tag") { fields[name] = "noindex" }
        return fields
    }()

    private static func page(_ html: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }
}

extension Request {
    /// By the header, as a program asks, or by the address, as the link on the page does.
    fileprivate var wantsJSON: Bool {
        uri.queryParameters["format"] == "json"
            || headers[.accept]?.contains("application/json") == true
    }
}
