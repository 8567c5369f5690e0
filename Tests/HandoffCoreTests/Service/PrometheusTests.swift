import Metrics
import Testing

@testable import HandoffCore

@Suite struct `Prometheus metrics` {
    @Test func `a counter counts, by its labels`() {
        let registry = PrometheusRegistry(help: ["attempts_total": "Attempts."])
        let good = Counter(
            label: "attempts_total",
            dimensions: [("outcome", "good")],
            factory: registry
        )
        good.increment()
        good.increment(by: 2)
        Counter(label: "attempts_total", dimensions: [("outcome", "bad")], factory: registry)
            .increment()
        #expect(
            registry.text == """
                # HELP attempts_total Attempts.
                # TYPE attempts_total counter
                attempts_total{outcome="bad"} 1
                attempts_total{outcome="good"} 3

                """
        )
    }

    @Test func `a gauge is what was recorded last`() {
        let registry = PrometheusRegistry(help: [:])
        let gauge = Gauge(label: "queue", factory: registry)
        gauge.record(7)
        gauge.record(2.5)
        #expect(registry.text == "# TYPE queue gauge\nqueue 2.5\n")
    }

    @Test func `a timer is a histogram of seconds whose buckets add up`() {
        let registry = PrometheusRegistry(help: [:])
        let timer = Timer(label: "call_seconds", factory: registry)
        timer.recordMilliseconds(4)
        timer.recordMilliseconds(600)
        timer.recordSeconds(90)
        let lines = registry.text.split(separator: "\n")
        #expect(lines.first == "# TYPE call_seconds histogram")
        #expect(lines.contains(#"call_seconds_bucket{le="0.005"} 1"#))
        #expect(lines.contains(#"call_seconds_bucket{le="0.5"} 1"#))
        #expect(lines.contains(#"call_seconds_bucket{le="1"} 2"#))
        #expect(lines.contains(#"call_seconds_bucket{le="60"} 2"#))
        #expect(lines.contains(#"call_seconds_bucket{le="+Inf"} 3"#))
        #expect(lines.contains("call_seconds_sum 90.604"))
        #expect(lines.last == "call_seconds_count 3")
    }

    @Test func `names and values are written as the format wants them`() {
        let registry = PrometheusRegistry(help: ["a_b": "One\nline \\ more."])
        Gauge(label: "a.b", dimensions: [("1 x", "say \"no\"\n\\")], factory: registry).record(1)
        #expect(
            registry.text == #"""
                # HELP a_b One\nline \\ more.
                # TYPE a_b gauge
                a_b{_1_x="say \"no\"\n\\"} 1

                """#
        )
    }
}
