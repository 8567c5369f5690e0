/// Runs the operation and gives up after the duration.
///
/// The operation is cancelled at the deadline and, being structured, still awaited: it has to
/// notice its cancellation, as everything that sleeps or sends does.
///
/// - Throws: `DeadlineExceeded` at the deadline, or what the operation throws.
package func withDeadline<Value: Sendable>(
    _ duration: Duration,
    clock: any Clock<Duration>,
    operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await clock.sleep(for: duration)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let value = first else {
            throw DeadlineExceeded(duration: duration)
        }
        return value
    }
}

/// The time that somebody was willing to wait is over.
package struct DeadlineExceeded: Error, Sendable, Equatable, CustomStringConvertible {
    package let duration: Duration

    package var description: String { "no answer within \(duration)" }
}
