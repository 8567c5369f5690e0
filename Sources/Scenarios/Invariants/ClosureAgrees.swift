/// Invariant 6: a case that is over and a session that is resolved go together.
///
/// Three things excuse a case and a session that differ: no business process announced the case's
/// end, or that it was reopened, or no Resolved Status is configured (opencx.md section 2.4).
struct ClosureAgrees: Invariant {
    let number = 6
    let statement = "case closed and session resolved agree, from whichever side it began"

    func violations(in evidence: Evidence) -> [String] {
        evidence.sessions.compactMap { session in
            guard let one = evidence.cases(of: session).first else { return nil }
            if one.isOver, session.isOpened, one.closureWasAnnounced {
                return "the case of '\(session.visitor)' is over, and its session is open"
            }
            guard !one.isOver, !session.isOpened else { return nil }
            if one.closureWasAnnounced, !evidence.announcesReopening { return nil }
            if session.wasResolvedByVisitor {
                return evidence.hasResolvedStatus
                    ? "'\(session.visitor)' resolved the session, and the case is still open" : nil
            }
            return "the session of '\(session.visitor)' was closed, and nobody closed it"
        }
    }
}
