import Wire

/// The instances of processes that wait for the background, and the log of the last of them.
struct ProcessQueue {
    /// How many instances the log keeps at least; it forgets as many at a time, oldest first.
    static let capacity = 10_000

    private(set) var log: [ProcessRun] = []
    /// How many instances the log has forgotten.
    private var forgotten = 0
    /// Which instance in all time one is, by its id.
    private var numbers: [String: Int] = [:]
    private var waiting: [ProcessStart] = []
    private var atWork = 0
    private var bell: AsyncStream<Void>.Continuation?

    var pendingCount: Int { waiting.count + atWork }

    /// Takes in what a save has started.
    ///
    /// - Returns: The instances for which the save has to wait, counted as being at work.
    mutating func add(_ starts: [ProcessStart]) -> [ProcessStart] {
        for start in starts {
            numbers[start.id] = forgotten + log.count
            log.append(ProcessRun(start))
        }
        forgetOldest()
        enqueue(starts.filter(\.runsInBackground))
        let awaited = starts.filter { !$0.runsInBackground }
        atWork += awaited.count
        return awaited
    }

    private mutating func forgetOldest() {
        guard log.count >= 2 * Self.capacity else { return }
        log.removeFirst(Self.capacity)
        forgotten += Self.capacity
        numbers = numbers.filter { $0.value >= forgotten }
    }

    /// Lets the background go on with instances for which nobody waits any more.
    mutating func handOver(_ starts: [ProcessStart]) {
        atWork -= starts.count
        enqueue(starts)
    }

    private mutating func enqueue(_ starts: [ProcessStart]) {
        guard !starts.isEmpty else { return }
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

    /// Forgets the log and what waits; what is at work goes on unseen.
    mutating func clear() {
        log = []
        numbers = [:]
        forgotten = 0
        waiting = []
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
        guard let index = numbers[start.id].map({ $0 - forgotten }) else { return }
        log[index].attempts = report.attempts
        log[index].outcome = report.outcome
        log[index].completedOn = moment
    }
}
