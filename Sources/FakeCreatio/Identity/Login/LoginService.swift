import HTTPTypes
import JSON
import OData
import Wire

/// `AuthService.svc`: login with name and password, and logout (creatio.md section 2.1).
struct LoginService {
    let directory: UserDirectory
    let profile: InstanceProfile
    let site: Site
    let environment: Environment

    /// Answers a login; a refusal is a success of HTTP with code 1.
    func login(
        _ request: WireRequest,
        _ sessions: inout SessionRegister
    ) throws -> WireResponse {
        if let fault = fault(of: request) { return fault }
        let now = environment.now()
        guard let body = try? JSONValue.parse(request.body), body.members != nil else {
            return ServiceFault.malformedBody
        }
        // Fields beside these two, such as `TimeZoneOffset`, come from older clients.
        let verdict = try directory.verdict(
            on: body["UserName"]?.text ?? "",
            body["UserPassword"]?.text ?? "",
            at: now
        )
        let answer = LoginAnswer(profile: profile, site: site)
        switch verdict {
        case .refused(let refusal):
            return .json(answer.refusal(refusal, at: now))
        case .accepted(let user, _) where user.needsSecondFactor:
            return .json(answer.refusal(.secondFactorNeeded, at: now))
        case .accepted(let user, let timeout):
            if profile.security.allowsOneSessionPerUser { sessions.closeAll(of: user.name) }
            let session = sessions.open(for: user.name, timeout: timeout, environment)
            try directory.noteLogin(of: user)
            var response = WireResponse.json(answer.success(of: user))
            for cookie in cookies(at: now).fields(of: session, user) {
                response.headers.append(cookie)
            }
            return response
        }
    }

    /// Ends the session of a user; the form of the answer is assumed.
    func logout(
        _ user: UserAccount,
        _ request: WireRequest,
        _ sessions: inout SessionRegister
    ) throws -> WireResponse {
        guard request.method == .post else { return Self.onlyPost }
        let now = environment.now()
        if let ticket = SessionCookie.value(of: SessionCookie.ticket, in: request) {
            sessions.close(ticket)
        }
        if !sessions.hasSession(of: user.name, at: now) { try directory.noteLogout(of: user) }
        var response = WireResponse(status: .ok)
        for cookie in cookies(at: now).expired { response.headers.append(cookie) }
        return response
    }

    private func cookies(at now: Timestamp) -> SessionCookies {
        SessionCookies(profile: profile, path: site.applicationPath, now: now)
    }

    /// What is wrong with a request before anybody reads its body; the answers are assumed.
    private func fault(of request: WireRequest) -> WireResponse? {
        guard request.method == .post else { return Self.onlyPost }
        guard let type = request.headers[.contentType] else { return nil }
        let isJSON = ["application/json", "text/json"].contains(MediaType(type).name)
        return isJSON ? nil : WireResponse(status: .unsupportedMediaType)
    }

    private static let onlyPost = WireResponse(
        status: .methodNotAllowed,
        headers: [.allow: "POST"]
    )
}

/// What a login is answered with: the same members in both runtimes, in different orders.
struct LoginAnswer {
    let profile: InstanceProfile
    let site: Site

    func success(of user: UserAccount) -> JSONValue {
        body(
            code: 0,
            // Seen on .NET Framework; a sample of .NET has null (creatio.md section 2.1).
            redirect: profile.runtime == .framework ? .string(site.shellPath) : .null,
            userType: user.type
        )
    }

    /// Message and exception both tell the reason: clients read the one or the other.
    ///
    /// Where an expired password and a second factor lead is assumed.
    func refusal(_ refusal: LoginRefusal, at now: Timestamp) -> JSONValue {
        let text = JSONValue.string(refusal.text(at: now))
        let page = JSONValue.string(site.loginPath)
        return body(
            code: 1,
            message: text,
            exception: [
                "HelpLink": nil, "InnerException": nil, "Message": text, "StackTrace": nil,
                "Type": "System.Security.SecurityException",
            ],
            passwordChange: refusal == .passwordExpired ? page : .null,
            redirect: refusal == .secondFactorNeeded ? page : .null
        )
    }

    private func body(
        code: JSONValue,
        message: JSONValue = "",
        exception: JSONValue = .null,
        passwordChange: JSONValue = .null,
        redirect: JSONValue = .null,
        userType: String? = nil
    ) -> JSONValue {
        let type = userType.map { [("UserType", JSONValue.string($0))] } ?? []
        switch profile.runtime {
        case .framework:
            return JSONValue(
                members: [
                    ("Code", code), ("Message", message), ("Exception", exception),
                    ("PasswordChangeUrl", passwordChange), ("RedirectUrl", redirect),
                ] + type
            )
        case .net:
            return JSONValue(
                members: [
                    ("RedirectUrl", redirect), ("PasswordChangeUrl", passwordChange),
                    ("Exception", exception),
                ] + type + [("Code", code), ("Message", message)]
            )
        }
    }
}
