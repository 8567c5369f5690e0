import HTTPTypes
import Synchronization
import Wire

/// The only way of a check to the world: what would change something does not leave unless it is
/// planned, answers are bounded in time and length, and how long they took is kept.
final class CheckTransport: Transport {
    /// What was seen of an exchange.
    struct Measurement: Sendable {
        let latency: Duration
        /// How far the other clock is ahead; nil where the answer has no date.
        let skew: Duration?
    }

    private let next: any Transport
    private let environment: Environment
    private let settings: CheckSettings
    private let measured = Mutex<[Measurement]>([])

    init(environment: Environment, settings: CheckSettings) {
        next = environment.transport
        self.environment = environment
        self.settings = settings
    }

    var measurements: [Measurement] { measured.withLock { $0 } }

    /// How far the other clock is ahead: the median, nil where no answer has a date.
    var skew: Duration? { measurements.compactMap(\.skew).sorted().middle }

    func send(_ request: WireRequest) async throws -> WireResponse {
        guard Self.isHarmless(request) || settings.plan?.allows(request) == true else {
            throw ChangeRefused(request: request)
        }
        let askedAt = environment.now()
        let next = next
        let response = try await withDeadline(settings.timeLimit, clock: environment.clock) {
            try await next.send(request)
        }
        guard response.body.count <= settings.answerLimit else {
            throw TransportError.answerTooLong(
                authority: request.authority,
                limit: settings.answerLimit
            )
        }
        let latency = environment.now() - askedAt
        let date = response.headers[.date].flatMap(Timestamp.init(httpDate:))
        measured.withLock {
            $0.append(
                Measurement(latency: latency, skew: date.map { $0 - (askedAt + latency / 2) })
            )
        }
        return response
    }

    /// Whether a request reads, or asks for a token: nothing else leaves.
    ///
    /// The token's request is told by what it says and not by where it goes, since the address of
    /// the identity service is one of the things that may be wrong.
    static func isHarmless(_ request: WireRequest) -> Bool {
        switch request.method {
        case .get, .head, .options: true
        case .post:
            request.headers[.contentType] == "application/x-www-form-urlencoded"
                && request.headers[.authorization] == nil
                && String(decoding: request.body, as: UTF8.self)
                    .hasPrefix("grant_type=client_credentials&")
        default: false
        }
    }
}

/// A request that would change something that the check was not told to change.
struct ChangeRefused: Error, CustomStringConvertible {
    let request: WireRequest

    var description: String {
        "'\(request.method) \(request.path)' was not sent: this check does not change that"
    }
}

extension Array {
    /// The element in the middle; nil where there is none.
    var middle: Element? { isEmpty ? nil : self[count / 2] }
}
