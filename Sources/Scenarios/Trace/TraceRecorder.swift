import HTTPTypes
import Synchronization
import Wire

/// Writes the trace of a run.
final class TraceRecorder: Sendable {
    private struct State {
        var trace = Trace()
        var redaction = Redaction()
        var exchanges = 0
    }

    private let state = Mutex(State())
    private let time: @Sendable () -> Duration

    /// - Parameter time: The virtual time since the beginning.
    init(time: @escaping @Sendable () -> Duration) {
        self.time = time
    }

    var trace: Trace { state.withLock { $0.trace } }

    /// The secrets that stood where secrets stand, and are hidden in the trace.
    var hiddenSecrets: Set<String> { state.withLock { $0.redaction.removed } }

    func begin(step: String) {
        let now = time()
        state.withLock { $0.trace.append(.step(step, at: now)) }
    }

    func sent(_ request: WireRequest, from sender: String, to receiver: String) -> Exchange {
        let now = time()
        return state.withLock { state in
            state.exchanges += 1
            let exchange = Exchange(
                number: state.exchanges,
                sender: sender,
                receiver: receiver,
                method: request.method.rawValue,
                address: state.redaction.address(request.address),
                headers: state.redaction.headers(request.headers),
                body: state.redaction.body(request.body, type: request.headers[.contentType]),
                sentAt: now
            )
            state.trace.append(.sent(exchange))
            return exchange
        }
    }

    func answered(_ exchange: Exchange, _ response: WireResponse) {
        let now = time()
        state.withLock { state in
            var exchange = exchange
            exchange.outcome = .answered(
                status: response.status.code,
                headers: state.redaction.headers(response.headers),
                body: state.redaction.body(response.body, type: response.headers[.contentType]),
                at: now
            )
            state.trace.append(.settled(exchange))
        }
    }

    func failed(_ exchange: Exchange, because error: any Error) {
        let now = time()
        state.withLock { state in
            var exchange = exchange
            exchange.outcome = .failed(reason: "\(error)", at: now)
            state.trace.append(.settled(exchange))
        }
    }
}

/// Records what one party sends.
struct TracingTransport: Transport {
    let party: String
    let recorder: TraceRecorder
    /// Who stands behind an authority.
    let receivers: [String: String]
    let next: any Transport

    func send(_ request: WireRequest) async throws -> WireResponse {
        let receiver = receivers[request.authority] ?? request.authority
        let exchange = recorder.sent(request, from: party, to: receiver)
        do {
            let response = try await next.send(request)
            recorder.answered(exchange, response)
            return response
        } catch {
            recorder.failed(exchange, because: error)
            throw error
        }
    }
}
