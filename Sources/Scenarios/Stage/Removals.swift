import Synchronization

/// What reps deleted in Creatio after visitors may have read it: no row tells of it any more.
final class Removals: Sendable {
    private let replies = Mutex<[String]>([])

    func note(_ texts: [String]) {
        replies.withLock { $0 += texts }
    }

    var texts: [String] { replies.withLock { $0 } }
}
