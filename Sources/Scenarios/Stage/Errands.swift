/// Work that goes on while the scenario does: each errand runs beside the steps, within `run()`.
final class Errands: Sendable {
    typealias Errand = @Sendable () async throws -> Void

    private let errands: AsyncStream<Errand>
    private let desk: AsyncStream<Errand>.Continuation

    init() {
        (errands, desk) = AsyncStream.makeStream()
    }

    func start(_ errand: @escaping Errand) {
        desk.yield(errand)
    }

    /// Runs the errands until cancelled.
    ///
    /// - Throws: What the first errand that fails throws; the others end with it.
    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await errand in errands { group.addTask { try await errand() } }
        }
    }
}
