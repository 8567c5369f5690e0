import Foundation
import JSON

/// The strict reader of an endpoint's answer.
enum EndpointAnswer {
    /// - Throws: `EndpointFailure` that names the member that is wrong.
    static func read(_ body: Data) throws(EndpointFailure) -> AutopilotAnswer {
        let value: JSONValue
        do {
            value = try JSONValue.parse(body)
        } catch {
            throw EndpointFailure("its answer is not JSON: \(error)")
        }
        let members = try Members(
            value,
            of: "the answer",
            names: ["text", "component", "reasoning", "prohibited_topic", "handoff"]
        )
        return AutopilotAnswer(
            text: try members.text("text"),
            component: try members.value("component").map(component),
            handoff: try members.value("handoff").map(handoff),
            prohibitedTopic: try members.text("prohibited_topic"),
            reasoning: try members.text("reasoning")
        )
    }

    private static func component(_ value: JSONValue) throws(EndpointFailure)
        -> AutopilotAnswer.Component
    {
        let members = try Members(value, of: "'component'", names: ["name", "arguments", "data"])
        guard let name = try members.text("name"), !name.isEmpty else {
            throw EndpointFailure("'component' has no 'name'")
        }
        return AutopilotAnswer.Component(
            name: name,
            arguments: members.value("arguments") ?? [:],
            data: members.value("data") ?? .null
        )
    }

    private static func handoff(_ value: JSONValue) throws(EndpointFailure) -> Handoff {
        let members = try Members(
            value,
            of: "'handoff'",
            names: ["summary", "sentiment", "language", "reasons", "fields"]
        )
        guard let summary = try members.text("summary") else {
            throw EndpointFailure("'handoff' has no 'summary'")
        }
        return Handoff(
            summary: summary,
            sentiment: try members.text("sentiment"),
            language: try members.text("language"),
            reasons: try members.value("reasons").map(reasons) ?? [],
            fields: try members.value("fields").map(fields) ?? [:]
        )
    }

    private static func reasons(_ value: JSONValue) throws(EndpointFailure) -> [String] {
        guard let elements = value.elements else {
            throw EndpointFailure("'reasons' is not a list")
        }
        let texts = elements.compactMap(\.text)
        guard texts.count == elements.count else {
            throw EndpointFailure("'reasons' has an element that is not a text")
        }
        return texts
    }

    private static func fields(_ value: JSONValue) throws(EndpointFailure) -> [String: String] {
        guard let members = value.members else {
            throw EndpointFailure("'fields' is not an object")
        }
        var fields: [String: String] = [:]
        for (name, value) in members {
            switch value {
            case .string(let text): fields[name] = text
            // A value that the AI did not find is skipped, with that as the reason.
            case .null: continue
            // Numbers and truth values are what a model likes to write for such columns.
            case .number(let number): fields[name] = number.text
            case .bool(let truth): fields[name] = truth ? "true" : "false"
            case .array, .object:
                throw EndpointFailure("'fields' has a value for '\(name)' that is no text")
            }
        }
        return fields
    }
}

/// The members of an object that may have no others.
private struct Members {
    private let value: JSONValue

    init(_ value: JSONValue, of what: String, names: [String]) throws(EndpointFailure) {
        guard let members = value.members else {
            throw EndpointFailure("\(what) is not an object")
        }
        if let stranger = members.first(where: { !names.contains($0.name) }) {
            throw EndpointFailure("\(what) has a member '\(stranger.name)' that nobody knows")
        }
        self.value = value
    }

    /// The member; nil where it is missing or null.
    func value(_ name: String) -> JSONValue? {
        guard let member = value[name], member != .null else { return nil }
        return member
    }

    func text(_ name: String) throws(EndpointFailure) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.text else { throw EndpointFailure("'\(name)' is not a text") }
        return text
    }
}
