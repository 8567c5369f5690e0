import Wire

/// The instances of processes that wait for the background, and the log of all of them.
struct ProcessQueue {
    private(set) var log: [ProcessRun] = []
    /// Where in the log an instance stands, by its id.
    private var places: [String: Int] = [:]
    private var waiting: [ProcessStart] = []
    private var atWork = 0
    private var bell: AsyncStream<Void>.Continuation?

    var pendingCount: Int { waiting.count + atWork }

    mutating func add(_ starts: [ProcessStart]) {
        guard !starts.isEmpty else { return }
        for start in starts {
            places[start.id] = log.count
            log.append(ProcessRun(start))
        }
        waiting += starts
        bell?.yield()
    }

    /// A stream that yields whenever something waits, and once at its beginning.
    mutating func wakeUps() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        bell = continuation
        continuation.yield()
        return stream
    }

    mutating func takeNext() -> ProcessStart? {
        guard !waiting.isEmpty else { return nil }
        atWork += 1
        return waiting.removeFirst()
    }

    mutating func finish(
        _ start: ProcessStart,
        _ report: WebServiceCaller.Report,
        at moment: Timestamp
    ) {
        atWork -= 1
        guard let index = places[start.id] else { return }
        log[index].attempts = report.attempts
        log[index].outcome = report.outcome
        log[index].completedOn = moment
    }
}
