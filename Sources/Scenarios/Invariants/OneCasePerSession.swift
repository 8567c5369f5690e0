/// Invariant 2: session and case belong to each other and to nobody else.
struct OneCasePerSession: Invariant {
    let number = 2
    let statement = "a session has at most one case, and a case one session"

    func violations(in evidence: Evidence) -> [String] {
        let crowded = evidence.sessions.compactMap { session -> String? in
            let count = evidence.cases(of: session).count
            return count > 1 ? "the session of '\(session.visitor)' has \(count) cases" : nil
        }
        let shared = evidence.cases.compactMap { one -> String? in
            one.sessions.count == 1
                ? nil : "the case \(one.id) belongs to \(one.sessions.count) sessions"
        }
        return crowded + shared
    }
}
