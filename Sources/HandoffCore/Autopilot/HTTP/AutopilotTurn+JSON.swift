package import JSON
import WidgetProtocol
import Wire

/// The context as an endpoint gets it; `HTTPAutopilot` documents the shape.
extension AutopilotTurn {
    /// - Parameter messageLimit: How many messages at most, the newest.
    /// - Returns: One object.
    package func json(messageLimit: Int) -> JSONValue {
        let sent = messages.suffix(messageLimit)
        return [
            "session": .string(session.rawValue),
            "ticket": .number(JSONNumber(ticketNumber)),
            "language": JSONValue(orNull: language),
            "handoffs_before": .number(JSONNumber(handoffCount)),
            "omitted_messages": .number(JSONNumber(messages.count - sent.count)),
            "messages": .array(sent.map(\.json)),
            "contact": contact.json,
            "client_context": JSONValue(sorted: clientContext),
            "chat_context": JSONValue(orNull: chatContext),
            "attributes": JSONValue(sorted: attributes),
            "fields": .array(fields.map(\.json)),
            "action_additions": actionAdditions.json,
            "exit_mode_prompt": JSONValue(orNull: exitModePrompt),
            "action_form_submitted_prompt": JSONValue(orNull: formSubmittedPrompt),
        ]
    }
}

extension AutopilotTurn.Message {
    fileprivate var json: JSONValue {
        [
            "type": .string(type.rawValue),
            "sender": .string(sender.rawValue),
            "text": .string(text),
            "sent_at": .string(sentAt.iso8601()),
            "attachments": .array(
                attachments.map { file in
                    [
                        "name": .string(file.name),
                        "type": .string(file.type),
                        "size": .number(JSONNumber(file.size)),
                        "url": .string(file.url),
                    ]
                }
            ),
        ]
    }
}

extension AutopilotTurn.Contact {
    fileprivate var json: JSONValue {
        [
            "name": JSONValue(orNull: name),
            "email": JSONValue(orNull: email),
            "is_verified": .bool(isVerified),
            "phone": JSONValue(orNull: phone),
            "custom_data": JSONValue(sorted: customData),
        ]
    }
}

extension AutopilotTurn.ActionAdditions {
    fileprivate var json: JSONValue {
        [
            "headers": JSONValue(sorted: headers),
            "query_params": JSONValue(sorted: queryParams),
            "body_properties": JSONValue(sorted: bodyProperties),
            "overrides": JSONValue(sorted: overrides),
        ]
    }
}

extension MappedField {
    fileprivate var json: JSONValue {
        [
            "name": .string(name),
            "title": .string(title),
            "type": .string(type.rawValue),
            "description": .string(description),
            "values": .array(values.map(JSONValue.string)),
        ]
    }
}

extension JSONValue {
    fileprivate init(orNull text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    /// An object whose members have an order, which those of a dictionary have not.
    fileprivate init(sorted members: [String: JSONValue]) {
        self.init(members: members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
}
