/// A row of a session's history.
///
/// Whether the visitor sees it is decided by `sender.kind` alone, never by `type`
/// (widget-engine.md section 3 rule 4).
package struct HistoryMessage: Codable, Sendable, Equatable {
    package struct Content: Codable, Sendable, Equatable {
        package var text: String?

        package init(text: String?) {
            self.text = text
        }
    }

    package struct Sender: Codable, Sendable, Equatable {
        /// `user`, `agent` and `ai` are shown; `system` only with a payload that has a
        /// component; `unknown` never.
        package enum Kind: String, Codable, Sendable {
            case user, agent, ai, system, unknown
        }

        package var kind: Kind
        package var name: String?
        package var avatar: String?

        package init(kind: Kind, name: String? = nil, avatar: String? = nil) {
            self.kind = kind
            self.name = name
            self.avatar = avatar
        }
    }

    /// The visitor's rows carry the `uuid` of the send, letter for letter.
    package var publicID: String
    package var type: MessageType
    package var content: Content
    package var sender: Sender
    /// ISO 8601.
    package var sentAt: String?
    package var attachments: [Attachment]?
    /// What the AI did for this answer; the last one decides the component.
    package var actionCalls: [ActionCall]?
    @NullWhenNil package var systemMessagePayload: SystemMessagePayload?

    package init(
        publicID: String,
        type: MessageType,
        text: String?,
        sender: Sender,
        sentAt: String? = nil,
        attachments: [Attachment]? = nil,
        actionCalls: [ActionCall]? = nil,
        systemMessagePayload: SystemMessagePayload? = nil
    ) {
        self.publicID = publicID
        self.type = type
        self.content = Content(text: text)
        self.sender = sender
        self.sentAt = sentAt
        self.attachments = attachments
        self.actionCalls = actionCalls
        self.systemMessagePayload = systemMessagePayload
    }

    private enum CodingKeys: String, CodingKey {
        case type, content, sender, sentAt, attachments, actionCalls, systemMessagePayload
        case publicID = "publicId"
    }
}
