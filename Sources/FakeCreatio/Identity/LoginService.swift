import HTTPTypes
import JSON
import Wire

/// `AuthService.svc`: login with name and password (creatio.md section 2.1).
struct LoginService {
    static let path = "/ServiceModel/AuthService.svc/Login"

    let users: [UserAccount]
    let environment: Environment

    /// Answers a login; a refusal is a success of HTTP with code 1.
    func answer(_ request: WireRequest, _ register: inout SessionRegister) -> WireResponse {
        guard request.method == .post else { return WireResponse(status: .methodNotAllowed) }
        // A body that is no JSON names no user, which is all that counts here.
        let credentials = try? JSONValue.parse(request.body)
        guard let name = credentials?["UserName"]?.text,
            let password = credentials?["UserPassword"]?.text,
            let user = users.first(where: { $0.name == name }),
            user.isActive, user.password.matches(password)
        else { return .json(Self.refusal) }
        let session = register.open(for: user.name, environment)
        var response = WireResponse.json([
            "Code": 0, "Message": "", "Exception": nil, "PasswordChangeUrl": nil,
            "RedirectUrl": "/0/Shell", "UserType": "General",
        ])
        for cookie in Self.cookies(of: session) {
            response.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return response
    }

    /// The text is assumed: no public source tells Creatio's own.
    private static let refusal: JSONValue = [
        "Code": 1,
        "Message": "Invalid username or password specified, or your account is inactive.",
        "Exception": nil, "PasswordChangeUrl": nil, "RedirectUrl": nil,
    ]

    private static func cookies(of session: SessionRegister.Session) -> [String] {
        let codes = session.userName.unicodeScalars.map { String($0.value) }
            .joined(separator: "|")
        return [
            "BPMLOADER=\(session.loader); path=/; HttpOnly",
            "\(SessionCookie.ticket)=\(session.ticket); path=/; HttpOnly",
            "\(SessionCookie.csrf)=\(session.csrfToken); path=/",
            "UserName=\(codes); path=/; HttpOnly",
            "UserType=General; path=/",
        ]
    }
}

/// The cookies and the header of a session that the service reads back.
enum SessionCookie {
    static let ticket = ".ASPXAUTH"
    static let csrf = "BPMCSRF"
}
