import Wire

/// The sessions of users who have logged in with a form.
struct SessionRegister {
    /// A session and what its cookies hold.
    struct Session {
        let userName: String
        /// The cookie `.ASPXAUTH`.
        let ticket: String
        /// The cookie `BPMCSRF`, which the header of that name has to repeat.
        let csrfToken: String
        /// The cookie `BPMLOADER`.
        let loader: String
        /// The cookie `BPMSESSIONID`.
        let sessionID: String
        /// So long without a request ends the session.
        fileprivate let timeout: Duration
        fileprivate(set) var expiresOn: Timestamp
    }

    private var sessions: [String: Session] = [:]

    mutating func open(
        for userName: String,
        timeout: Duration,
        _ environment: Environment
    ) -> Session {
        let now = environment.now()
        sessions = sessions.filter { $0.value.expiresOn > now }
        // The lengths are those that were seen (creatio.md section 2.1).
        let session = Session(
            userName: userName,
            ticket: RandomText.hexadecimal(128, environment.random),
            csrfToken: RandomText.alphanumeric(22, environment.random),
            loader: RandomText.alphanumeric(24, environment.random).lowercased(),
            sessionID: RandomText.alphanumeric(24, environment.random).lowercased(),
            timeout: timeout,
            expiresOn: now + timeout
        )
        sessions[session.ticket] = session
        return session
    }

    /// The session of that ticket, which is thereby prolonged; nil for an unknown or expired one.
    mutating func touch(_ ticket: String, at now: Timestamp) -> Session? {
        guard var session = sessions[ticket], session.expiresOn > now else { return nil }
        session.expiresOn = now + session.timeout
        sessions[ticket] = session
        return session
    }

    mutating func close(_ ticket: String) {
        sessions[ticket] = nil
    }

    mutating func closeAll(of userName: String) {
        sessions = sessions.filter { $0.value.userName != userName }
    }

    /// Whether the user has a session that has not expired.
    func hasSession(of userName: String, at now: Timestamp) -> Bool {
        sessions.values.contains { $0.userName == userName && $0.expiresOn > now }
    }
}
