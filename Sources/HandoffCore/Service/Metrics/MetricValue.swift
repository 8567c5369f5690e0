import CoreMetrics
import Synchronization

/// One time series: a metric with its labels.
final class MetricValue: CounterHandler, RecorderHandler, TimerHandler {
    private let current: Mutex<MetricContent>

    init(_ content: MetricContent) {
        current = Mutex(content)
    }

    var content: MetricContent { current.withLock { $0 } }

    func increment(by amount: Int64) {
        current.withLock { $0.take(Double(amount)) }
    }

    func reset() {
        current.withLock { $0 = .counter(0) }
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    func record(_ value: Double) {
        current.withLock { $0.take(value) }
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1_000_000_000)
    }
}

/// What a time series has come to.
enum MetricContent: Sendable, Equatable {
    case counter(Double)
    case gauge(Double)
    case histogram(Histogram)

    /// Counts on, replaces, or puts into a bucket.
    mutating func take(_ value: Double) {
        switch self {
        case .counter(let count): self = .counter(count + value)
        case .gauge: self = .gauge(value)
        case .histogram(var histogram):
            self = .counter(0)  // Leaves `histogram` the only owner, so that nothing is copied.
            histogram.observe(value)
            self = .histogram(histogram)
        }
    }
}

/// How often a value lay within each bucket.
struct Histogram: Sendable, Equatable {
    /// The upper ends, rising; a bucket without an end follows.
    let bounds: [Double]
    /// For each bound, and for the rest.
    private(set) var counts: [Int]
    private(set) var sum = 0.0

    init(_ bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    mutating func observe(_ value: Double) {
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
        sum += value
    }
}

/// The labels of a time series, in the order of their names.
struct MetricLabels: Hashable, Comparable, Sendable {
    struct Label: Hashable, Sendable {
        let name: String
        let value: String
    }

    let labels: [Label]

    init(_ dimensions: [(String, String)]) {
        labels = dimensions.map { Label(name: PrometheusText.name($0.0), value: $0.1) }
            .sorted { $0.name < $1.name }
    }

    static func < (left: MetricLabels, right: MetricLabels) -> Bool {
        left.labels.lexicographicallyPrecedes(right.labels) {
            ($0.name, $0.value) < ($1.name, $1.value)
        }
    }
}
