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
            evidence.isConnected && !session.caseWasDeleted
            && session.said.contains(where: \.isDue)
            && (session.wasHandedOff || !evidence.createsCaseOnlyOnHandoff)
        return isDue ? ["the session of '\(session.visitor)' has no case"] : []
    }

    private func violations(of session: Evidence.Session, in one: Evidence.Case) -> [String] {
        let written = one.activities.filter { activity in
            activity.isOwn && !activity.details.contains(Evidence.linkText)
        }
        var violations: [String] = []
        var activities = written[...]
        for message in session.said {
            if let activity = activities.first, activity.tells(message) {
                activities.removeFirst()
            } else if message.isDue, let activity = activities.popFirst() {
                violations.append(
                    "where the message '\(message.text)' should stand, the case of "
                        + "'\(session.visitor)' has the activity '\(activity.details)'"
                )
            } else if message.isDue {
                violations.append("no activity tells the message '\(message.text)'")
            }
        }
        return violations
            + activities.map { "the activity '\($0.details)' tells no message" }
    }
}

extension Evidence.Activity {
    /// Whether the activity is the message: its text from the first letter on, and every file, as
    /// far as people can see it; where nothing was said, the component by its name.
    fileprivate func tells(_ message: Evidence.Message) -> Bool {
        let (details, text) = (details.visible, message.text.visible)
        if text.isEmpty, let component = message.component {
            return details.hasPrefix(component.visible + ": ")
        }
        return details.hasPrefix(text) && message.files.allSatisfy { details.contains($0.visible) }
            && (!message.files.isEmpty || details == text)
    }
}
