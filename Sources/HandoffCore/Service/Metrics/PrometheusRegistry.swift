package import CoreMetrics
import Synchronization

/// Collects what swift-metrics is told, for Prometheus to fetch.
///
/// Counters count, recorders that do not aggregate are gauges, timers and the other recorders are
/// histograms; a timer's name ends with `_seconds`, as Prometheus wants base units in names.
package final class PrometheusRegistry: MetricsFactory {
    /// The upper ends of a histogram's buckets: Prometheus's own defaults, and two for a Creatio
    /// that is nearly down.
    static let buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    private let families = Mutex<[String: [MetricLabels: MetricValue]]>([:])
    private let help: [String: String]

    /// - Parameter help: What a metric means, by its name.
    package init(help: [String: String]) {
        self.help = help
    }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        value(label, dimensions, .counter(0))
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        value(label, dimensions, aggregate ? .histogram(Histogram(Self.buckets)) : .gauge(0))
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        value(label, dimensions, .histogram(Histogram(Self.buckets)))
    }

    // A metric stays until the process ends: Prometheus takes one that vanishes for a restart.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything in Prometheus's text format, ordered by name and labels.
    package var text: String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { name, series in
            PrometheusText.family(
                name,
                help: help[name],
                series.mapValues(\.content).sorted { $0.key < $1.key }
            )
        }.joined()
    }

    /// The value of that name and these labels; the same one each time.
    private func value(
        _ label: String,
        _ dimensions: [(String, String)],
        _ content: MetricContent
    ) -> MetricValue {
        let name = PrometheusText.name(label)
        let labels = MetricLabels(dimensions)
        return families.withLock { families in
            if let known = families[name]?[labels] { return known }
            let new = MetricValue(content)
            families[name, default: [:]][labels] = new
            return new
        }
    }
}
