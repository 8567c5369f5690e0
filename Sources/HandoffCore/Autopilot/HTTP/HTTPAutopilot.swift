import Foundation
import HTTPTypes
import JSON
import Logging
package import Wire

/// An AI behind an HTTP endpoint.
///
/// The core posts one JSON object for each message that waits for an answer:
///
/// ```json
/// { "session": "5f0c…", "ticket": 7, "language": "en", "handoffs_before": 0,
///   "omitted_messages": 0,
///   "messages": [
///     { "type": "message", "sender": "user", "text": "My order 1042 is late",
///       "sent_at": "2026-01-05T09:00:00.000Z",
///       "attachments": [ { "name": "r.pdf", "type": "application/pdf", "size": 9, "url": "https://…" } ] } ],
///   "contact": { "name": "Ada", "email": "ada@example.com", "is_verified": true, "phone": null,
///     "custom_data": {} },
///   "client_context": {}, "chat_context": null, "attributes": { "external_id": "…" },
///   "fields": [ { "name": "UsrOrder", "title": "Order", "type": "text", "description": "…",
///     "values": [] } ],
///   "action_additions": { "headers": {}, "query_params": {}, "body_properties": {},
///     "overrides": {} },
///   "exit_mode_prompt": null, "action_form_submitted_prompt": null }
/// ```
///
/// It expects status 200 and one JSON object, of which every member may be left out or null; no
/// member at all says nothing:
///
/// ```json
/// { "text": "Of course.",
///   "component": { "name": "orderStatus", "arguments": {}, "data": { "order": "1042" } },
///   "reasoning": "The visitor asked for a human.",
///   "prohibited_topic": "legal advice",
///   "handoff": { "summary": "Order 1042 is late.", "sentiment": "angry", "language": "en",
///     "reasons": ["user_requested_human_assistance"], "fields": { "UsrOrder": "1042" } } }
/// ```
///
/// Reading is strict: another member, a value of another type, another status, a longer answer or
/// a later one is a failure, and the endpoint's `Fallback` follows. Nothing is sent twice: an AI
/// that calls tools may have had an effect already, and the visitor's next message asks again.
/// Each message is an exchange of its own, so a slow answer holds up no other session.
package struct HTTPAutopilot: Autopilot {
    private let endpoint: AutopilotEndpoint
    private let environment: Environment

    package init(endpoint: AutopilotEndpoint, environment: Environment) {
        self.endpoint = endpoint
        self.environment = environment
    }

    package func answer(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        do {
            return try await ask(turn)
        } catch let failure as EndpointFailure {
            environment.logger.error(
                "the AI's endpoint gave no answer that can be used",
                metadata: ["session": "\(turn.session)", "error": "\(failure)"]
            )
            return fallback(after: failure, of: turn)
        }
    }

    private func ask(_ turn: AutopilotTurn) async throws -> AutopilotAnswer {
        let request = try request(turn)
        let response: WireResponse
        do {
            response = try await withDeadline(endpoint.timeOut, clock: environment.clock) {
                [environment] in try await environment.transport.send(request)
            }
        } catch let error as DeadlineExceeded {
            throw EndpointFailure("\(error)")
        } catch let error as TransportError {
            throw EndpointFailure("\(error)")
        }
        guard response.status == .ok else {
            throw EndpointFailure("it answered with status \(response.status.code), not 200")
        }
        guard response.body.count <= endpoint.answerLimit else {
            throw EndpointFailure(
                "its answer has \(response.body.count) bytes; at most \(endpoint.answerLimit) "
                    + "are read"
            )
        }
        return try EndpointAnswer.read(response.body)
    }

    private func request(_ turn: AutopilotTurn) throws -> WireRequest {
        var headers: HTTPFields = [
            .contentType: "application/json; charset=utf-8", .accept: "application/json",
        ]
        if let secret = endpoint.secret {
            headers[.authorization] = "Bearer " + secret.exposed
        }
        return try WireRequest(
            .post,
            endpoint.url,
            headers: headers,
            body: turn.json(messageLimit: endpoint.messageLimit).serialized()
        )
    }

    private func fallback(after failure: EndpointFailure, of turn: AutopilotTurn)
        -> AutopilotAnswer
    {
        let reasoning = "The AI's endpoint failed: \(failure)."
        switch endpoint.fallback {
        case .apologise:
            return AutopilotAnswer(text: endpoint.apology, reasoning: reasoning)
        case .handOff:
            let story = ConversationSummary.text(of: turn, trigger: .cannotResolve, topic: nil)
            return AutopilotAnswer(
                text: endpoint.farewell,
                handoff: Handoff(
                    summary: story,
                    language: turn.language,
                    // The AI could not be used at all: of the six reasons, a tool that is lacking.
                    reasons: [HandoffReason.insufficientTools.rawValue, "the AI did not answer"]
                ),
                reasoning: reasoning
            )
        }
    }
}

/// Why an endpoint's answer cannot be used.
struct EndpointFailure: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
