import HTTPTypes
import Hummingbird
import WidgetProtocol
import Wire

/// The Inbox's manual handoff, `POST /backend/sessions/{id}/handoff` (opencx.md section 3).
///
/// OpenCX publishes no such endpoint; the path is ours.
struct InboxRoutes: Sendable {
    let key: OrganisationKey
    let conversation: Conversation

    func add(to router: Router<WireContext>) {
        router.post("/backend/sessions/:session/handoff") { request, context -> Response in
            try key.check(request)
            let wish: HandoffWish = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            let id = SessionID(rawValue: try context.parameters.require("session"))
            return try await .json(
                conversation.handOff(Handoff(summary: wish.summary), session: id)
            )
        }
    }

    private struct HandoffWish: Decodable {
        let summary: String
    }
}
