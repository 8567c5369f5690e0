import HTTPTypes
import OData
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
        return .redirect(
            to: "\(site.loginPath)?ReturnUrl=\(PercentEncoding.encode(target))",
            site.runtime
        )
    }
}
