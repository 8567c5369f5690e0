import HTTPTypes
import Wire

/// Finds out on whose behalf a request comes.
struct Authentication {
    let users: [UserAccount]
    let now: Timestamp

    /// Who asks.
    enum Caller {
        case user(UserAccount)
        /// The token is unknown or expired.
        case badToken
        /// The session is there, but the `BPMCSRF` header does not repeat its cookie.
        case badCSRFToken
        /// No token, and no session or an expired one.
        case nobody
    }

    func caller(
        of request: WireRequest,
        _ tokens: TokenRegister,
        _ sessions: inout SessionRegister
    ) -> Caller {
        if let header = request.headers[.authorization] {
            let scheme = "Bearer "
            guard header.hasPrefix(scheme),
                let name = tokens.userName(of: String(header.dropFirst(scheme.count)), at: now),
                let user = activeUser(name)
            else { return .badToken }
            return .user(user)
        }
        guard let ticket = Self.cookie(SessionCookie.ticket, of: request),
            let session = sessions.touch(ticket, at: now), let user = activeUser(session.userName)
        else { return .nobody }
        let header = HTTPField.Name(SessionCookie.csrf).flatMap { request.headers[$0] }
        guard let header, Secret(session.csrfToken).matches(header) else { return .badCSRFToken }
        return .user(user)
    }

    private func activeUser(_ name: String) -> UserAccount? {
        users.first { $0.name == name && $0.isActive }
    }

    private static func cookie(_ name: String, of request: WireRequest) -> String? {
        for field in request.headers[values: .cookie] {
            for cookie in field.split(separator: ";") {
                let pair = cookie.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                if pair.count == 2, pair[0] == name { return String(pair[1]) }
            }
        }
        return nil
    }
}
