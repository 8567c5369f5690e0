/// Prometheus's text format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
enum PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// All time series of one metric, with what it is and means.
    static func family(
        _ name: String,
        help: String?,
        _ series: [(key: MetricLabels, value: MetricContent)]
    ) -> String {
        guard let first = series.first else { return "" }
        var lines = [help.map { "# HELP \(name) \(escaped($0, quotes: false))" }].compactMap(\.self)
        lines.append("# TYPE \(name) \(first.value.type)")
        lines += series.flatMap { samples(of: name, $0.key.labels, $0.value) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A name as Prometheus allows it: what it does not becomes an underscore.
    static func name(_ text: String) -> String {
        let name = String(
            text.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == ":" ? $0 : "_" }
        )
        return name.first?.isNumber == true ? "_" + name : name
    }

    private static func samples(
        of name: String,
        _ labels: [MetricLabels.Label],
        _ content: MetricContent
    ) -> [String] {
        switch content {
        case .counter(let value), .gauge(let value): return [sample(name, labels, value)]
        case .histogram(let histogram):
            var total = 0
            var lines: [String] = []
            for (bound, count) in zip(histogram.bounds + [.infinity], histogram.counts) {
                total += count
                let end = MetricLabels.Label(name: "le", value: number(bound))
                lines.append(sample(name + "_bucket", labels + [end], Double(total)))
            }
            lines.append(sample(name + "_sum", labels, histogram.sum))
            lines.append(sample(name + "_count", labels, Double(total)))
            return lines
        }
    }

    private static func sample(_ name: String, _ labels: [MetricLabels.Label], _ value: Double)
        -> String
    {
        let pairs = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
        let list = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        return "\(name)\(list) \(number(value))"
    }

    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        // Swift writes whole numbers as 1.0; beyond 2^53 it would be the wrong whole number.
        if value == value.rounded(), value.magnitude < 9e15 { return "\(Int64(value))" }
        return "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let plain = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? plain.replacing("\"", with: "\\\"") : plain
    }
}

extension MetricContent {
    fileprivate var type: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}
