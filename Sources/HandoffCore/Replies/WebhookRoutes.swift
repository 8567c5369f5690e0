import Foundation
import Hummingbird
import Logging
import WidgetProtocol
import Wire

/// `POST /backend/creatio/webhook/{token}`: Creatio's way in.
///
/// The call is checked, remembered and answered at once; what it announces is read and applied
/// later, because Creatio waits five seconds only and repeats the call (creatio.md section 5.2).
struct WebhookRoutes: Sendable {
    /// The token follows.
    static let path = "/backend/creatio/webhook/"
    /// No process needs more than a few ids.
    static let bodyLimit = 64 << 10

    let token: Secret
    let store: CoreStore
    let bell: Bell
    let environment: Wire.Environment

    func add(to router: Router<WireContext>) {
        router.post("\(Self.path):token") { request, context in
            guard token.matches(try context.parameters.require("token")) else {
                throw Refusal(.notFound, "there is no such webhook; copy its address again")
            }
            let body = try await request.wholeBody(upTo: Self.bodyLimit)
            return try await receive(body)
        }
    }

    private func receive(_ body: Data) async throws -> Response {
        let event: WebhookEvent
        do {
            event = try WebhookEvent(body: body)
        } catch .unknownEvent(let name) {
            // A process that announces more than we know is no reason for it to repeat the call.
            environment.logger.notice("webhook event ignored", metadata: ["event": "\(name)"])
            return try .json(Receipt(status: "ignored"))
        } catch {
            throw Refusal(.badRequest, error.description)
        }
        let isNew = try await store.remember(
            event,
            newKey: environment.makeID(),
            now: environment.now()
        )
        bell.ring()
        return try .json(Receipt(status: isNew ? "accepted" : "duplicate"))
    }

    private struct Receipt: Encodable {
        let status: String
    }
}
