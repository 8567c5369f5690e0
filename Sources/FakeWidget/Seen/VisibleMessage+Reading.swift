import JSON
import WidgetProtocol

extension VisibleMessage {
    /// Reads a row of the history as the engine does: by `sender.kind` alone, whatever the `type`
    /// (widget-engine.md sections 2 and 3).
    ///
    /// - Returns: Nil for a row that stays invisible.
    /// - Throws: `EngineFault.unreadable` on a row that would stop the engine's own code.
    static func reading(row: JSONValue) throws(EngineFault) -> VisibleMessage? {
        guard case .object? = row["content"], case .object? = row["sender"] else {
            throw .unreadable(what: "a row without 'content' and 'sender'")
        }
        var message = VisibleMessage(
            id: row["publicId"]?.text ?? "",
            from: .visitor,
            text: row["content"]?["text"]?.text ?? "",
            attachments: (row["attachments"]?.elements ?? []).map(Attachment.init(reading:))
        )
        switch row["sender"]?["kind"]?.text {
        case "user":
            return message
        case "agent":
            message.from = .agent
            message.author = row["sender"]?["name"]?.text
            message.avatar = row["sender"]?["avatar"]?.text
            return message
        case "ai":
            message.from = .ai
            message.component = row["actionCalls"]?.elements?.last.map(Component.init(actionCall:))
            return message
        case "system":
            message.from = .system
            message.component = Component(systemPayload: row["systemMessagePayload"])
            return message.component == nil ? nil : message
        default:
            return nil
        }
    }
}

extension VisibleMessage.Component {
    /// The component of an action that was called before the page was loaded.
    init(actionCall: JSONValue) {
        let result = actionCall["result"] ?? .null
        let body = result["responseBodyText"]?.text
        name = actionCall["actionName"]?.text ?? ""
        // A text that is not JSON is no fault: the engine then takes the whole result.
        data = body.flatMap { try? JSONValue.parse($0) } ?? result
    }

    /// The component of an answer that has just come.
    init?(uiResponse: JSONValue?) {
        guard let value = uiResponse?["value"], let name = value["name"]?.text else { return nil }
        self.name = name
        data = value["request_response"] ?? .null
    }

    fileprivate init?(systemPayload: JSONValue?) {
        guard let type = systemPayload?["type"]?.text, Self.systemTypes.contains(type) else {
            return nil
        }
        name = type
        data = systemPayload?["payload"] ?? .null
    }

    /// The payloads that version 4 of the engine draws: widget-engine.md section 3 rule 4.
    private static let systemTypes = ["state_checkpoint", "csat_requested", "csat_submitted"]
}

extension Attachment {
    /// What is missing reads as empty: the engine takes the object as it is.
    fileprivate init(reading value: JSONValue) {
        var size: Int? {
            guard case .number(let number)? = value["size"] else { return nil }
            return number.integer
        }
        self.init(
            id: value["id"]?.text ?? "",
            name: value["name"]?.text ?? "",
            size: size ?? 0,
            type: value["type"]?.text ?? "",
            url: value["url"]?.text ?? ""
        )
    }
}
