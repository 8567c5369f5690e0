import Synchronization

/// What reps deleted in Creatio after visitors may have read it: no row tells of it any more.
final class Removals: Sendable {
    private let replies = Mutex<[String]>([])
    private let sessions = Mutex<Set<String>>([])

    func note(_ texts: [String]) {
        replies.withLock { $0 += texts }
    }

    /// Notes that the case of a session is gone.
    func note(caseOf session: String) {
        sessions.withLock { _ = $0.insert(session) }
    }

    var texts: [String] { replies.withLock { $0 } }
    var sessionsWithoutCase: Set<String> { sessions.withLock { $0 } }
}
