import HTTPTypes
import Hummingbird
import JSON
import WidgetProtocol
import Wire

/// What the page's own components do in a conversation: keep a state, execute an action.
struct CanvasRoutes: Sendable {
    /// A state comes back with every poll and in every list, so it has to be small.
    static let checkpointLimit = 64 << 10

    let authentication: WidgetAuthentication
    let conversation: Conversation
    let store: CoreStore
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.post(.checkpoint) { request, _ in
            let contact = try await authentication.contact(request)
            return try await checkpoint(request, contact)
        }
        router.post(.executeAction) { request, _ in
            let contact = try await authentication.contact(request)
            let wish: ExecuteAction = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            return try await .json(
                conversation.execute(wish, from: contact),
                status: .created
            )
        }
    }

    private func checkpoint(_ request: Request, _ contact: ContactRecord) async throws -> Response {
        let body: Checkpoint = try await request.decoded(upTo: Self.checkpointLimit)
        guard let members = body.payload.members else {
            throw Refusal(.badRequest, "'payload' is not an object")
        }
        let isKept = try await store.keep(
            checkpoint: Dictionary(members.map { ($0.name, $0.value) }) { _, last in last },
            of: SessionID(rawValue: body.sessionID),
            from: contact,
            rowID: environment.makeID(),
            now: environment.now()
        )
        guard let isKept else { throw Refusal.unknownSession }
        return try .json(CheckpointAnswer(success: isKept), status: .created)
    }
}
