import HTTPTypes
import Hummingbird
import Wire

/// Asks a visitor to rate the conversation: `POST /backend/sessions/{id}/csat`, and `DELETE` to
/// take the question back, with the organisation's key.
///
/// With a ticketing integration OpenCX asks by itself no more; the question comes from a workflow
/// (opencx.md section 4.10), for which it publishes no call. Ours answers `{"status": ...}` with
/// `requested`, `cancelled` or `submitted`, and changes nothing where it stands so already.
struct RatingRoutes: Sendable {
    let key: OrganisationKey
    let store: CoreStore
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.post("/backend/sessions/:session/csat") { request, context in
            try await answer(request, context, isWanted: true)
        }
        router.delete("/backend/sessions/:session/csat") { request, context in
            try await answer(request, context, isWanted: false)
        }
    }

    private func answer(_ request: Request, _ context: WireContext, isWanted: Bool) async throws
        -> Response
    {
        try key.check(request)
        let state = try await store.askForRating(
            isWanted,
            in: SessionID(rawValue: context.parameters.require("session")),
            rowID: environment.makeID(),
            now: environment.now()
        )
        guard let state else { throw Refusal(.notFound, "there is no such session") }
        return try .json(Standing(status: state.word))
    }

    private struct Standing: Encodable {
        let status: String
    }
}

extension CoreStore.RatingState {
    fileprivate var word: String {
        switch self {
        case .notWanted: "cancelled"
        case .asked: "requested"
        case .given: "submitted"
        }
    }
}
