import Foundation
import HTTPTypes
import Wire

/// Somebody calls the core's webhook.
package struct WebhookCall: Step {
    package static let key = "webhook call"
    package static let summary =
        "The core's webhook is called with this body; {case} and {activity} stand for the ids."
    package static let example =
        #"webhook call: { body: '{"event_type":"new_activity","caseId":"{case}"}', times: 10 }"#

    let body: String
    let mediaType: String
    let token: String?
    /// How many calls are made at once.
    let times: Int
    let status: Int
    let visitor: String?

    package static let shape = Shape<WebhookCall>.keys(
        .required("body", .text, "The body, as it is sent."),
        .optional("type", .text, default: "application/json", "The content type."),
        .optional("token", .text, "The token in the address; the right one by default."),
        .optional("times", .number, default: 1, "How many such calls are made at once."),
        .optional("answered", .number, default: 200, "The status of each answer."),
        .visitor
    ) {
        WebhookCall(body: $0, mediaType: $1, token: $2, times: $3, status: $4, visitor: $5)
    }

    package func run(on stage: Stage) async throws {
        let body = try await filled(on: stage)
        let address =
            StageWorld.address(StageWorld.core) + "/backend/creatio/webhook/"
            + (token ?? StageWorld.webhookToken.exposed)
        let request = try WireRequest(
            .post,
            address,
            headers: [.contentType: mediaType],
            body: Data(body.utf8)
        )
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<times {
                group.addTask {
                    try await stage.backoffice.environment.transport.send(request).status.code
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        guard let other = statuses.first(where: { $0 != status }) else { return }
        throw StepFailure(
            "the webhook gave another answer",
            [Difference("status", expected: "\(status)", actual: "\(other)")]
        )
    }

    private func filled(on stage: Stage) async throws -> String {
        var text = body
        let visitor = stage.visitor(visitor)
        if text.contains("{case}") {
            let id = try await stage.existingCaseID(of: visitor)
            text = text.replacing("{case}", with: id)
        }
        if text.contains("{CASE}") {
            let id = try await stage.existingCaseID(of: visitor)
            text = text.replacing("{CASE}", with: "{\(id.uppercased())}")
        }
        if text.contains("{activity}") {
            let activity = try await stage.lastActivityOfRep(for: visitor)
            text = text.replacing("{activity}", with: activity.id)
        }
        return text
    }
}
