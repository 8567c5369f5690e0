import Synchronization

/// Lets work begin until it is shut; what has begun goes on to its end.
final class Gate: Sendable {
    private let hasShut = Atomic(false)

    var isOpen: Bool { !hasShut.load(ordering: .relaxed) }

    func shut() {
        hasShut.store(true, ordering: .relaxed)
    }
}
