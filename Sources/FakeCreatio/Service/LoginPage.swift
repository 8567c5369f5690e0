import Foundation
import HTTPTypes
import Wire

/// The login page, to which Creatio sends whoever it does not know (creatio.md section 2.3).
enum LoginPage {
    private static let path = "/Login/NuiLogin.aspx"

    /// The answer to a path that is no service.
    ///
    /// A token asked of the application instead of the identity service gets this page and status
    /// 200, which clients have to notice (creatio.md section 2.4).
    static func answer(_ request: WireRequest) -> WireResponse {
        let isPage = ["/", path, "/0" + path, "/connect/token", "/0/connect/token"]
            .contains(request.path)
        return isPage
            ? .html("Creatio") : .html("404 - File or directory not found.", status: .notFound)
    }

    /// The answer to a request for OData without token and session.
    static func demand(for request: WireRequest) -> WireResponse {
        let insists = HTTPField.Name("ForceUseSession").flatMap { request.headers[$0] }
        guard insists?.lowercased() != "true" else { return WebAPIFault.unauthorized() }
        var response = WireResponse.html("Object moved", status: .found)
        let target = request.head.path ?? "/"
        let unreserved = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let escaped = target.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        response.headers[.location] = "\(path)?ReturnUrl=\(escaped)"
        return response
    }
}
