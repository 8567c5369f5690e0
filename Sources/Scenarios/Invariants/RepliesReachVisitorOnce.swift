/// Invariant 4: the visitor reads each announced reply once, and nothing that is not a reply.
struct RepliesReachVisitorOnce: Invariant {
    let number = 4
    let statement =
        "every announced reply reached the visitor exactly once, in order, and nothing else did"

    func violations(in evidence: Evidence) -> [String] {
        evidence.sessions.compactMap { session in
            let announced = evidence.cases(of: session).flatMap(\.activities)
                .filter { activity in
                    !activity.isOwn && activity.isOfReplyType && activity.isForVisitor
                        && (activity.wasAnnounced || evidence.looksForReplies)
                }
            let seen = session.repliesSeen.filter { !evidence.removedReplies.contains($0) }
            let isSame =
                announced.count == seen.count
                && zip(announced, seen).allSatisfy { $0.isMarkup || $0.details == $1.rendered }
            guard !isSame else { return nil }
            return "'\(session.visitor)' should read \(announced.map(\.details).quoted), "
                + "and reads \(seen.quoted)"
        }
    }
}

extension String {
    /// The text as a page shows it that renders Markdown: the backslash before a sign is not seen.
    fileprivate var rendered: String {
        replacing(#/\\([!-\/:-@\[-`{-~])/#) { String($0.output.1) }
    }
}

extension [String] {
    fileprivate var quoted: String {
        isEmpty ? "no reply" : map { "'\($0)'" }.joined(separator: ", ")
    }
}
