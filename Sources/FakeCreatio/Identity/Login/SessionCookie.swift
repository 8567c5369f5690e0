import HTTPTypes
import Wire

/// The cookies of a session (creatio.md section 2.1).
enum SessionCookie {
    static let ticket = ".ASPXAUTH"
    /// The name of the cookie, and of the header that has to repeat it.
    static let csrf = "BPMCSRF"

    /// The value of a cookie that a request brings.
    static func value(of name: String, in request: WireRequest) -> String? {
        for field in request.headers[values: .cookie] {
            for cookie in field.split(separator: ";") {
                let pair = cookie.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                if pair.count == 2, pair[0] == name { return String(pair[1]) }
            }
        }
        return nil
    }
}

/// What a login sets, cookie by cookie.
struct SessionCookies {
    let profile: InstanceProfile
    /// The path of the application.
    let path: String
    let now: Timestamp

    func fields(of session: SessionRegister.Session, _ user: UserAccount) -> [HTTPField] {
        let security = profile.security
        let codes = user.name.unicodeScalars.map { String($0.value) }.joined(separator: "|")
        var cookies = [
            cookie("BPMLOADER", session.loader, path: path, isHidden: true),
            cookie(SessionCookie.ticket, session.ticket, path: path, isHidden: true),
            cookie(SessionCookie.csrf, session.csrfToken),
            // How long the name is kept is assumed.
            cookie("UserName", codes, expiresOn: now + .seconds(365 * 86_400), isHidden: true),
            cookie("UserType", user.type),
        ]
        if security.setsSessionIDCookie {
            cookies.append(cookie("BPMSESSIONID", session.sessionID, path: path, isHidden: true))
        }
        if security.setsNewCSRFCookies {
            cookies.append(cookie("CsrfToken", session.csrfToken, isHidden: true))
            cookies.append(cookie("CRT_CSRF", session.csrfToken))
        }
        return cookies
    }

    /// What a logout sets: the same cookies, expired.
    var expired: [HTTPField] {
        let past = Timestamp(microseconds: 0)
        return [
            cookie(SessionCookie.ticket, "", path: path, expiresOn: past, isHidden: true),
            cookie(SessionCookie.csrf, "", expiresOn: past),
        ]
    }

    private func cookie(
        _ name: String,
        _ value: String,
        path: String = "/",
        expiresOn: Timestamp? = nil,
        isHidden: Bool = false
    ) -> HTTPField {
        var text = "\(name)=\(value)"
        if let expiresOn { text += "; expires=\(expiresOn.cookieDate)" }
        text += "; path=\(path)"
        // `CookiesSameSiteMode` of .NET (creatio.md section 6.2).
        if profile.runtime == .net { text += "; SameSite=Lax" }
        if isHidden { text += "; HttpOnly" }
        return HTTPField(name: .setCookie, value: text)
    }
}

extension Timestamp {
    /// The form in which ASP.NET dates a cookie: `Mon, 23-Nov-2026 20:13:00 GMT`.
    fileprivate var cookieDate: String {
        // 2026-11-23T20:13:00Z; the first of January 1970 was a Thursday.
        let parts = iso8601(fractionDigits: 0).split { "-TZ".contains($0) }.map(String.init)
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        // A controlled clock may stand before 1970.
        let day = days[((Int(startOfDay.microseconds / 86_400_000_000) % 7) + 7) % 7]
        let month = months[(Int(parts[1]) ?? 1) - 1]
        return "\(day), \(parts[2])-\(month)-\(parts[0]) \(parts[3]) GMT"
    }
}
