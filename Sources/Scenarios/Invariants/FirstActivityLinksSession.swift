/// Invariant 3: one click from the top of the timeline leads to the right session.
struct FirstActivityLinksSession: Invariant {
    let number = 3
    let statement = "the first activity carries the session link, and it leads to that session"

    func violations(in evidence: Evidence) -> [String] {
        evidence.cases.compactMap { one in
            guard let first = one.activities.first else {
                return "the case \(one.id) has no activity"
            }
            guard first.details.contains(Evidence.linkText) else {
                return "the first activity of the case \(one.id) has no link: '\(first.details)'"
            }
            guard let linked = one.linkedSession else {
                return "the link in the first activity of the case \(one.id) leads to no session"
            }
            return one.sessions.contains(linked)
                ? nil : "the link of the case \(one.id) leads to another session, \(linked)"
        }
    }
}
