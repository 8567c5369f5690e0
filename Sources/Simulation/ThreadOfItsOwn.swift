import Foundation

/// Runs what blocks its thread, as a simulation does, on a thread of its own.
///
/// Over sockets a simulation waits for the live client, which does some of its work on Swift's
/// shared threads. There are as many of these as cores: simulations that block all of them would
/// wait for ever.
///
/// - Returns: What the body returns.
/// - Throws: What the body throws.
package func onThreadOfItsOwn<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}
