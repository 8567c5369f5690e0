import Wire

/// The sessions of users who have logged in with a form.
struct SessionRegister {
    /// The system setting `UserSessionTimeout`: so long without a request ends a session
    /// (creatio.md section 2.2).
    static let timeout = Duration.seconds(60 * 60)

    /// A session and what its cookies hold.
    struct Session {
        let userName: String
        /// The cookie `.ASPXAUTH`.
        let ticket: String
        /// The cookie `BPMCSRF`, which the header of that name has to repeat.
        let csrfToken: String
        /// The cookie `BPMLOADER`.
        let loader: String
        fileprivate(set) var expiresOn: Timestamp
    }

    private var sessions: [String: Session] = [:]

    mutating func open(for userName: String, _ environment: Environment) -> Session {
        let now = environment.now()
        sessions = sessions.filter { $0.value.expiresOn > now }
        // The lengths are those that were seen (creatio.md section 2.1).
        let session = Session(
            userName: userName,
            ticket: RandomText.hexadecimal(128, environment.random),
            csrfToken: RandomText.alphanumeric(22, environment.random),
            loader: RandomText.alphanumeric(24, environment.random).lowercased(),
            expiresOn: now + Self.timeout
        )
        sessions[session.ticket] = session
        return session
    }

    /// The session of that ticket, which is thereby prolonged; nil for an unknown or expired one.
    mutating func touch(_ ticket: String, at now: Timestamp) -> Session? {
        guard var session = sessions[ticket], session.expiresOn > now else { return nil }
        session.expiresOn = now + Self.timeout
        sessions[ticket] = session
        return session
    }
}
