/// Invariant 4: the visitor reads each announced reply once, and nothing that is not a reply.
struct RepliesReachVisitorOnce: Invariant {
    let number = 4
    let statement =
        "every announced reply reached the visitor exactly once, in order, and nothing else did"

    func violations(in evidence: Evidence) -> [String] {
        evidence.sessions.compactMap { session in
            let announced = evidence.cases(of: session).flatMap(\.activities)
                .filter { !$0.isOwn && $0.isOfReplyType && $0.wasAnnounced }
                .map(\.details)
            guard announced != session.repliesSeen else { return nil }
            return "'\(session.visitor)' should read \(announced.quoted), "
                + "and reads \(session.repliesSeen.quoted)"
        }
    }
}

extension [String] {
    fileprivate var quoted: String {
        isEmpty ? "no reply" : map { "'\($0)'" }.joined(separator: ", ")
    }
}
