import Dispatch
import Synchronization

/// Lets a command wait for something asynchronous on the thread that it was called on.
final class Blocking: Sendable {
    private let outcome = Mutex<Result<Void, any Error>>(.success(()))
    private let isDone = DispatchSemaphore(value: 0)

    /// Runs the body to its end.
    static func run(_ body: @escaping @Sendable () async throws -> Void) throws {
        let call = Blocking()
        Task { await call.perform(body) }
        call.isDone.wait()
        try call.outcome.withLock { $0 }.get()
    }

    private func perform(_ body: @Sendable () async throws -> Void) async {
        do {
            try await body()
        } catch {
            outcome.withLock { $0 = .failure(error) }
        }
        isDone.signal()
    }
}
