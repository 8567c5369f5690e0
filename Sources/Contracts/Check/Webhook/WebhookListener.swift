import Foundation
import HTTPTypes
import Synchronization
package import Wire

/// Takes the calls of the business processes in the core's place, and remembers them.
///
/// Whoever runs the check puts it behind a socket. Every call gets a 200, also one with a wrong
/// token: what is refused is repeated for a minute (creatio.md section 5.2), and the repetitions
/// would be taken for calls of what is done next.
package final class WebhookListener: Responder {
    private struct State {
        var calls: [HeardCall] = []
        /// The path before the token, as it arrives here.
        var path: String
        /// The last part of the address that is asked to see whether it leads here.
        var probe: String?
    }

    package let address: WebhookAddress
    private let now: @Sendable () -> Timestamp
    private let state: Mutex<State>

    /// - Parameters:
    ///   - address: The address that stands in the processes.
    ///   - now: The time of day.
    package init(address: WebhookAddress, now: @escaping @Sendable () -> Timestamp) {
        self.address = address
        self.now = now
        state = Mutex(State(path: address.path))
    }

    package func respond(to request: WireRequest) async -> WireResponse {
        state.withLock { state in
            if let probe = state.probe, request.path.hasSuffix("/" + probe) {
                state.path = String(request.path.dropLast(probe.count))
                return WireResponse(status: .ok, body: Data(probe.utf8))
            }
            let place = address.place(request.path, under: state.path)
            // Anybody may look at a public address with a browser; processes do not.
            guard place == .right || request.method == .post else {
                return WireResponse(status: .notFound)
            }
            state.calls.append(HeardCall(request, at: now(), place: place))
            return WireResponse(status: .ok)
        }
    }

    /// How many calls have come.
    var count: Int { state.withLock { $0.calls.count } }

    /// The calls from that one on.
    func calls(from index: Int) -> [HeardCall] { state.withLock { Array($0.calls[index...]) } }

    /// An address beside the webhook's that answers with its own last part, if it leads here.
    func probe(_ id: String) -> String {
        state.withLock { $0.probe = id }
        return address.base + id
    }
}
