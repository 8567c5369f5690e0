import HTTPTypes
import Hummingbird
import WidgetProtocol
import Wire

/// What people in the Inbox decide about a conversation (opencx.md section 3).
///
/// Each is a `POST /backend/sessions/{id}/…` with the organisation's key:
///
/// - `handoff` `{summary?, sentiment?, language?, reasons?, fields?}`: a manual handoff;
/// - `take-over` `{name, summary?}`: a person takes the conversation from the AI;
/// - `resume` `{}`: the AI has it again.
///
/// Each is answered with the session, with 404 where there is none, and with 409 and a sentence
/// where it cannot be. OpenCX publishes no such endpoints; the paths are ours.
struct InboxRoutes: Sendable {
    let key: OrganisationKey
    let conversation: Conversation

    func add(to router: Router<WireContext>) {
        router.post("/backend/sessions/:session/handoff") { request, context -> Response in
            try key.check(request)
            let wish: HandoffWish = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            return try await .json(
                conversation.handOff(wish.handoff, session: Self.session(context), by: nil)
            )
        }
        router.post("/backend/sessions/:session/take-over") { request, context -> Response in
            try key.check(request)
            let wish: TakeOver = try await request.decoded(upTo: WidgetRoutes.bodyLimit)
            let handoff = Handoff(summary: wish.summary ?? "", origin: .humanTookOver)
            return try await .json(
                conversation.handOff(handoff, session: Self.session(context), by: wish.name)
            )
        }
        router.post("/backend/sessions/:session/resume") { request, context -> Response in
            try key.check(request)
            return try await .json(conversation.resumeAI(Self.session(context)))
        }
    }

    private static func session(_ context: WireContext) throws -> SessionID {
        SessionID(rawValue: try context.parameters.require("session"))
    }

    private struct HandoffWish: Decodable {
        let summary: String?
        let sentiment: String?
        let language: String?
        let reasons: [String]?
        let fields: [String: String]?

        /// What a person decides is, of the webhook's four words, the human agent's decision.
        var handoff: Handoff {
            Handoff(
                summary: summary ?? "",
                sentiment: sentiment,
                language: language,
                reasons: reasons ?? [],
                fields: fields ?? [:],
                origin: .humanTookOver
            )
        }
    }

    private struct TakeOver: Decodable {
        let name: String
        let summary: String?
    }
}
