import Foundation
import HTTPTypes
import Wire

/// Finds out on whose behalf a request comes.
struct Authentication {
    let directory: UserDirectory
    let level: EvidenceLevel
    let now: Timestamp

    /// Who asks.
    enum Caller {
        case user(UserAccount)
        case refused(Reason)
    }

    /// Why nobody stands behind a request.
    enum Reason {
        /// The token is unknown or expired, or the password of a Basic header is wrong.
        case badCredentials
        /// The session is there, but the `BPMCSRF` header does not repeat its cookie.
        case badCSRFToken
        /// No token, and no session or an expired one.
        case nobody
    }

    func caller(
        of request: WireRequest,
        in area: Site.Area,
        _ tokens: TokenRegister,
        _ sessions: inout SessionRegister
    ) throws -> Caller {
        if let header = request.headers[.authorization] {
            return try owner(of: header, tokens).map(Caller.user) ?? .refused(.badCredentials)
        }
        guard let ticket = SessionCookie.value(of: SessionCookie.ticket, in: request),
            let session = sessions.touch(ticket, at: now),
            let user = directory.activeUser(session.userName)
        else { return .refused(.nobody) }
        // A browser goes to the page of an authorization by itself, without headers of its own.
        return area == .authorization || passesCSRF(request, session)
            ? .user(user) : .refused(.badCSRFToken)
    }

    private func owner(of header: String, _ tokens: TokenRegister) throws -> UserAccount? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "bearer":
            return tokens.userName(of: String(parts[1]), at: now).flatMap(directory.activeUser)
        // Documented as supported, and nobody has shown it working (creatio.md section 2).
        case "basic" where level >= .documented:
            guard let (name, password) = BasicCredentials.read(header),
                case .accepted(let user, _) = try directory.verdict(on: name, password, at: now),
                !user.needsSecondFactor
            else { return nil }
            return user
        default: return nil
        }
    }

    private func passesCSRF(
        _ request: WireRequest,
        _ session: SessionRegister.Session
    ) -> Bool {
        let security = directory.security
        guard security.usesCSRFToken,
            !security.csrfExemptPaths.contains(where: request.path.contains)
        else { return true }
        guard let header = HTTPField.Name(SessionCookie.csrf).flatMap({ request.headers[$0] })
        else { return false }
        return Secret(session.csrfToken).matches(header)
    }
}

/// A name and a password in an `Authorization: Basic` header (RFC 7617).
enum BasicCredentials {
    static func read(_ header: String) -> (name: String, password: String)? {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let bytes = Data(base64Encoded: String(parts[1]))
        else { return nil }
        let pair = String(decoding: bytes, as: UTF8.self)
            .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
    }
}
