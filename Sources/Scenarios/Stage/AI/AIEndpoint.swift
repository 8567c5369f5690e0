import Foundation
import HTTPTypes
import HandoffCore
import JSON
import Wire

/// The scripted AI behind HTTP, as an organisation would run one.
struct AIEndpoint: Responder {
    let script: ScriptedAutopilot

    func respond(to request: WireRequest) async -> WireResponse {
        let secret = "Bearer " + StageWorld.aiSecret.exposed
        guard request.headers[.authorization] == secret else {
            return WireResponse(status: .unauthorized)
        }
        do {
            let question = try JSONValue.parse(request.body)
            guard let session = question["session"]?.text else {
                return WireResponse(status: .badRequest)
            }
            let id = SessionID(rawValue: session)
            switch try await script.reply(to: question, in: id) {
            case .answer(let answer): return Self.response(answer)
            case .wish(let wish):
                return Self.response(
                    AutopilotAnswer(
                        text: wish.farewell,
                        handoff: wish.handoff,
                        prohibitedTopic: wish.topic,
                        reasoning: wish.reasoning
                    )
                )
            case .failure(let reason):
                return WireResponse(status: .internalServerError, body: Data(reason.utf8))
            case .raw(let status, let body):
                return WireResponse(status: .init(code: status), body: Data(body.utf8))
            }
        } catch is CancellationError {
            // Nobody waits for the answer any more.
            return WireResponse(status: .serviceUnavailable)
        } catch {
            return WireResponse(status: .badRequest, body: Data("\(error)".utf8))
        }
    }

    private static func response(_ answer: AutopilotAnswer) -> WireResponse {
        WireResponse(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: answer.json.serialized()
        )
    }
}

extension AutopilotAnswer {
    /// The answer as `HTTPAutopilot` documents it.
    fileprivate var json: JSONValue {
        var value: JSONValue = [:]
        value["text"] = text.map(JSONValue.string)
        value["component"] = component.map { component in
            [
                "name": .string(component.name), "arguments": component.arguments,
                "data": component.data,
            ]
        }
        value["reasoning"] = reasoning.map(JSONValue.string)
        value["prohibited_topic"] = prohibitedTopic.map(JSONValue.string)
        value["handoff"] = handoff?.json
        return value
    }
}

extension Handoff {
    fileprivate var json: JSONValue {
        var value: JSONValue = ["summary": .string(summary)]
        value["sentiment"] = sentiment.map(JSONValue.string)
        value["language"] = language.map(JSONValue.string)
        value["reasons"] = .array(reasons.map(JSONValue.string))
        value["fields"] = JSONValue(
            members: fields.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }
        )
        return value
    }
}
