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
            if let type = request.headers[.contentType]?.typeOtherThanJSON {
                throw Refusal(
                    .unsupportedMediaType,
                    "the body is '\(type)', and JSON is wanted; set the content type of the"
                        + " element 'Call web service' to 'application/json'"
                )
            }
            return try await receive(body)
        }
    }

    private func receive(_ body: Data) async throws -> Response {
        let event: WebhookEvent
        do {
            event = try WebhookEvent(body: body)
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

extension String {
    /// The media type where it is one that certainly is no JSON: a form or XML, which Creatio's
    /// designer also offers.
    ///
    /// JSON has many spellings (`text/json`, `application/problem+json`, none at all), so anything
    /// else is left to the body.
    fileprivate var typeOtherThanJSON: String? {
        let type = prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        let isOther =
            type.hasPrefix("multipart/") || type == "application/x-www-form-urlencoded"
            || type.hasSuffix("/xml") || type.hasSuffix("+xml")
        return isOther ? type : nil
    }
}
