import Foundation
import HTTPTypes
import JSON
import Wire

/// What those ask who run the process: is it alive, is it ready, how is it.
///
/// It has a port of its own, on loopback unless the operator says otherwise, so that nothing of
/// it can be reached from the street and no probe needs a key.
struct OperatorDesk: Responder {
    let organisations: [OrganisationCore]
    let registry: PrometheusRegistry

    func respond(to request: WireRequest) async -> WireResponse {
        guard request.method == .get else { return WireResponse(status: .methodNotAllowed) }
        switch request.path {
        case "/health": return Self.json(["status": "up"])
        case "/ready": return await readiness()
        case "/metrics": return await metrics()
        default:
            return Self.json(
                ["message": "there are /health, /ready and /metrics"],
                status: .notFound
            )
        }
    }

    /// Ready is who can take work from everybody; one organisation that cannot is named.
    private func readiness() async -> WireResponse {
        var states: [(String, JSONValue)] = []
        var isReady = true
        for organisation in organisations {
            let obstacle = await organisation.obstacle()
            isReady = isReady && obstacle == nil
            states.append((organisation.id, .string(obstacle ?? "ready")))
        }
        return Self.json(
            [
                "status": .string(isReady ? "ready" : "not ready"),
                "organisations": JSONValue(members: states),
            ],
            status: isReady ? .ok : .serviceUnavailable
        )
    }

    /// The queues are counted when they are asked for, so that what is told is what is there.
    private func metrics() async -> WireResponse {
        for organisation in organisations { await organisation.measure(registry) }
        return WireResponse(
            status: .ok,
            headers: [.contentType: PrometheusText.contentType],
            body: Data(registry.text.utf8)
        )
    }

    private static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> WireResponse
    {
        WireResponse(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: value.serialized()
        )
    }
}
