/// Work that goes on while the scenario does: each errand runs beside the steps, within `run()`.
final class Errands: Sendable {
    private let errands: AsyncStream<@Sendable () async -> Void>
    private let desk: AsyncStream<@Sendable () async -> Void>.Continuation

    init() {
        (errands, desk) = AsyncStream.makeStream()
    }

    func start(_ errand: @escaping @Sendable () async -> Void) {
        desk.yield(errand)
    }

    func run() async {
        await withDiscardingTaskGroup { group in
            for await errand in errands { group.addTask { await errand() } }
        }
    }
}
