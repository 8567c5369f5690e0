import HTTPTypes
import Metrics
import Wire

/// A transport that measures what an organisation's calls take.
struct MeasuredTransport: Transport {
    let organisation: String
    let next: any Transport
    let metrics: any MetricsFactory
    let now: @Sendable () -> Timestamp

    func send(_ request: WireRequest) async throws -> WireResponse {
        let beginning = now()
        do {
            let answer = try await next.send(request)
            record(request, outcome: "\(answer.status.code / 100)xx", since: beginning)
            return answer
        } catch {
            record(request, outcome: "no answer", since: beginning)
            throw error
        }
    }

    private func record(_ request: WireRequest, outcome: String, since beginning: Timestamp) {
        Metrics.Timer(
            label: ServiceMetric.creatioSeconds.rawValue,
            dimensions: [
                ("organisation", organisation), ("method", request.method.rawValue),
                ("outcome", outcome),
            ],
            factory: metrics
        ).record(duration: now() - beginning)
    }
}
