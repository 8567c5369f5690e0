import Crypto
import Foundation

/// Everything that happened in a run, in order: the steps, and what crossed a wire.
package struct Trace: Sendable, Equatable {
    package enum Event: Sendable, Equatable {
        case step(String, at: Duration)
        /// A request left its sender.
        case sent(Exchange)
        /// The sender has its answer, or has given up.
        case settled(Exchange)
    }

    package private(set) var events: [Event] = []

    package init(events: [Event] = []) {
        self.events = events
    }

    mutating func append(_ event: Event) {
        events.append(event)
    }

    /// The exchanges that were settled, in the order in which they were sent.
    package var exchanges: [Exchange] {
        events.compactMap { event in
            guard case .settled(let exchange) = event else { return nil }
            return exchange
        }
        .sorted { $0.number < $1.number }
    }

    /// SHA-256 of the whole trace, in hexadecimal: equal traces have equal digests.
    package var digest: String {
        var hash = SHA256()
        for event in events {
            hash.update(data: Data(event.text.utf8))
            hash.update(data: Data([0]))
        }
        return hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }

    /// The first event that differs, as both sides have it; nil where the traces are equal.
    package func firstDifference(from other: Trace) -> (own: String, other: String)? {
        let end = "the trace ends here"
        for index in 0..<max(events.count, other.events.count) {
            let own = index < events.count ? events[index].text : end
            let others = index < other.events.count ? other.events[index].text : end
            if own != others { return (own, others) }
        }
        return nil
    }
}

extension Trace.Event {
    /// The event as text, with everything that makes it what it is.
    package var text: String {
        switch self {
        case .step(let text, let time):
            return "\(time) step \(text)"
        case .sent(let exchange):
            return """
                \(exchange.sentAt) \(exchange.number) \(exchange.sender) -> \(exchange.receiver) \
                \(exchange.method) \(exchange.address)
                \(Self.text(of: exchange.headers))\(exchange.body)
                """
        case .settled(let exchange):
            switch exchange.outcome {
            case .answered(let status, let headers, let body, let time)?:
                return """
                    \(time) \(exchange.number) \(exchange.sender) <- \(exchange.receiver) \(status)
                    \(Self.text(of: headers))\(body)
                    """
            case .failed(let reason, let time)?:
                return "\(time) \(exchange.number) \(exchange.sender) <- nothing: \(reason)"
            case nil:
                return "\(exchange.number) \(exchange.sender) <- nothing yet"
            }
        }
    }

    private static func text(of headers: [Exchange.Header]) -> String {
        headers.map { "\($0.name): \($0.value)\n" }.joined()
    }
}
