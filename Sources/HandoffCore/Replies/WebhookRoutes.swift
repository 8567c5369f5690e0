import Foundation
import HTTPTypes
import Hummingbird
import Logging
import WidgetProtocol
import Wire

/// `POST /backend/creatio/webhook/{token}`: Creatio's way in.
///
/// The call is checked, remembered and answered at once; what it announces is read and applied
/// later, because Creatio waits five seconds only and repeats the call (creatio.md section 5.2).
/// Whatever can be read gets a 2xx, also what is of no use: to repeat it would not help, and what
/// was wrong with it is kept for operators (`WebhookReport`).
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
            return try await receive(body, contentType: request.headers[.contentType])
        }
    }

    private func receive(_ body: Data, contentType: String?) async throws -> Response {
        let event: WebhookEvent
        do {
            event = try WebhookEvent(body: body, contentType: contentType)
        } catch .otherType(let type) {
            throw Refusal(.unsupportedMediaType, WebhookError.otherType(type).description)
        } catch .notJSON(let reason) {
            throw Refusal(.badRequest, WebhookError.notJSON(reason).description)
        } catch {
            environment.logger.notice("webhook call ignored", metadata: ["reason": "\(error)"])
            try await store.remark(error.description, now: environment.now())
            return try .json(Receipt(status: "ignored", reason: error.description))
        }
        let isNew = try await store.remember(
            event,
            newKey: environment.makeID(),
            now: environment.now()
        )
        bell.ring()
        return try .json(Receipt(status: isNew ? "accepted" : "duplicate", reason: nil))
    }

    private struct Receipt: Encodable {
        let status: String
        let reason: String?
    }
}
