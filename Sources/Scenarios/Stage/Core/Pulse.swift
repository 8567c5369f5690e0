import Synchronization
import Wire

/// Whether a process is alive; once it has stopped, it never beats again.
final class Pulse: Sendable {
    private let hasStopped = Atomic(false)
    private let beats: AsyncStream<Void>
    private let desk: AsyncStream<Void>.Continuation

    init() {
        (beats, desk) = AsyncStream.makeStream()
    }

    var isAlive: Bool { !hasStopped.load(ordering: .relaxed) }

    func stop() {
        hasStopped.store(true, ordering: .relaxed)
        desk.finish()
    }

    /// Returns when the process has stopped, or when the task is cancelled.
    func end() async {
        for await _ in beats {}
    }
}

/// The transport of a process, which neither sends nor hears anything once the process is dead.
struct MortalTransport: Transport {
    let pulse: Pulse
    let next: any Transport

    func send(_ request: WireRequest) async throws -> WireResponse {
        guard pulse.isAlive else { throw CancellationError() }
        let response = try await next.send(request)
        guard pulse.isAlive else { throw CancellationError() }
        return response
    }
}
