import Fidelity
import Foundation
import HTTPTypes
import Synchronization
import Wire

/// A transport that notes what it is sent, and answers from a list.
final class ScriptedInstance: Transport {
    private let state: Mutex<(answers: [WireResponse], requests: [WireRequest])>

    init(_ answers: [WireResponse]) {
        state = Mutex((answers, []))
    }

    /// Method and path of each request.
    var lines: [String] {
        requests.map { "\($0.method) \($0.head.path ?? "")" }
    }

    var requests: [WireRequest] { state.withLock(\.requests) }

    func send(_ request: WireRequest) async throws -> WireResponse {
        let answer = state.withLock { state -> WireResponse? in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        guard let answer else { throw TransportError.unreachable(authority: request.authority) }
        return answer
    }

    /// The instance as a target whose only caller has a token.
    var target: FidelityTarget {
        let ids = Mutex(0)
        return FidelityTarget(
            base: "https://acme.creatio.com",
            identity: "https://acme-is.creatio.com",
            transport: self,
            callers: [
                "default": Caller(.client(id: "a", secret: Secret("b"), tokenURL: "https://i/t"))
            ],
            values: ["user": "Ada"],
            makeID: {
                ids.withLock { id in
                    id += 1
                    return "00000000-0000-4000-8000-00000000000\(id)"
                }
            }
        )
    }
}

extension WireResponse {
    static let token = WireResponse.json(200, #"{"access_token":"t"}"#)

    static func json(_ status: Int, _ body: String, headers: HTTPFields = [:]) -> WireResponse {
        WireResponse(status: .init(code: status), headers: headers, body: Data(body.utf8))
    }
}
