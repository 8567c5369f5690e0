/// Invariant 1: an acknowledged message is never lost, doubled or out of order in Creatio.
struct OneActivityPerMessage: Invariant {
    let number = 1
    let statement = "every acknowledged message stands exactly once as an activity, in order"

    func violations(in evidence: Evidence) -> [String] {
        evidence.sessions.flatMap { session -> [String] in
            let cases = evidence.cases(of: session)
            guard let first = cases.first else { return missingCase(of: session, evidence) }
            return violations(of: session, in: first)
        }
    }

    private func missingCase(of session: Evidence.Session, _ evidence: Evidence) -> [String] {
        let isDue =
            evidence.isConnected && !session.acknowledged.isEmpty
            && (session.wasHandedOff || !evidence.createsCaseOnlyOnHandoff)
        return isDue ? ["the session of '\(session.visitor)' has no case"] : []
    }

    private func violations(of session: Evidence.Session, in one: Evidence.Case) -> [String] {
        let written = one.activities.filter { activity in
            activity.isOwn && !activity.details.contains(Evidence.linkText)
        }
        var violations: [String] = []
        for index in 0..<max(written.count, session.acknowledged.count) {
            let message = index < session.acknowledged.count ? session.acknowledged[index] : nil
            let activity = index < written.count ? written[index] : nil
            switch (message, activity) {
            case (let message?, let activity?) where activity.tells(message):
                continue
            case (let message?, let activity?):
                violations.append(
                    "where the message '\(message.text)' should stand, the case of "
                        + "'\(session.visitor)' has the activity '\(activity.details)'"
                )
            case (let message?, nil):
                violations.append("no activity tells the message '\(message.text)'")
            case (nil, let activity?):
                violations.append("the activity '\(activity.details)' tells no message")
            case (nil, nil):
                break
            }
        }
        return violations
    }
}

extension Evidence.Activity {
    /// Whether the activity is the message: its text from the first letter on, and every file.
    fileprivate func tells(_ message: Evidence.Message) -> Bool {
        details.hasPrefix(message.text) && message.files.allSatisfy(details.contains)
            && (!message.files.isEmpty || details == message.text)
    }
}
