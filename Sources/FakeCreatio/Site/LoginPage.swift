import Foundation
import HTTPTypes
import Wire

/// The login page, to which Creatio sends whoever it does not know (creatio.md section 2.3).
struct LoginPage {
    let site: Site

    /// The page itself: only what clients look for in the real one is true to it.
    ///
    /// The address of the page, or `"bootstrap.login"` on .NET, stands in its first 4096
    /// characters: that is how clients notice it behind a status of 200.
    var answer: WireResponse {
        let script =
            site.runtime == .framework
            ? #"Terrasoft.appFramework = "NETFRAMEWORK"; Terrasoft.loginUrl = "\#(site.loginPath)";"#
            : #"require(["bootstrap.login"]);"#
        return .page(
            """
            <!DOCTYPE html>
            <html><head><title>Creatio</title><script>\(script)</script></head>
            <body><form id="loginForm" method="post" action="\(site.loginPath)"></form></body></html>

            """
        )
    }

    /// Sends a request to the page, from where the user comes back.
    func redirect(_ request: WireRequest) -> WireResponse {
        let target = request.mount + (request.head.path ?? "/")
        let unreserved = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        let escaped = target.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        return .redirect(to: "\(site.loginPath)?ReturnUrl=\(escaped)", site.runtime)
    }
}

extension WireResponse {
    /// A page whose source is given.
    static func page(_ source: String, status: HTTPResponse.Status = .ok) -> WireResponse {
        WireResponse(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: Data(source.utf8)
        )
    }

    /// A redirection; ASP.NET on .NET Framework says in the body what it does.
    static func redirect(
        to address: String,
        _ runtime: InstanceProfile.Runtime
    ) -> WireResponse {
        var response = WireResponse(status: .found)
        if runtime == .framework {
            let link = address.replacing("&", with: "&amp;")
            response = .page(
                """
                <html><head><title>Object moved</title></head><body>
                <h2>Object moved to <a href="\(link)">here</a>.</h2>
                </body></html>

                """,
                status: .found
            )
        }
        response.headers[.location] = address
        return response
    }
}
