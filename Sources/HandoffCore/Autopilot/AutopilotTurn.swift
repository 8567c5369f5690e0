package import JSON
package import WidgetProtocol
package import Wire

/// The whole context of an answer: everything that the core knows of the conversation.
package struct AutopilotTurn: Sendable {
    /// One row of the conversation; what the system noted, such as an earlier handoff, is among
    /// them.
    package struct Message: Sendable, Equatable {
        package let type: MessageType
        package let sender: HistoryMessage.Sender.Kind
        package let text: String
        /// Files that came with the message, each with its type and its link.
        package let attachments: [Attachment]
        package let sentAt: Timestamp
    }

    /// Who writes, as far as the core knows.
    package struct Contact: Sendable, Equatable {
        package let name: String?
        package let email: String?
        /// Whether the organisation's backend vouched for the address.
        package let isVerified: Bool
        /// What page and backend told about the contact.
        package let customData: [String: JSONValue]
        package var phone: String?
    }

    package let session: SessionID
    package let ticketNumber: Int
    /// From the first to the one that waits for an answer.
    package let messages: [Message]
    package let contact: Contact
    /// What the page said about itself with the last message.
    package let clientContext: [String: JSONValue]
    /// What the organisation's backend told the AI about this contact (opencx.md section 4.4).
    package let chatContext: String?
    /// What the page attached to the session when it began.
    package let attributes: [String: JSONValue]
    /// The language of the page, as the widget named it with the last message, or else that of
    /// the contact.
    package let language: String?
    /// The columns that the AI is to fill when it hands off.
    package let fields: [MappedField]
    /// How often the conversation was handed to a human before.
    package let handoffCount: Int
    /// What goes into every action that the AI calls now.
    package var actionAdditions = ActionAdditions()
    /// What the page tells the AI with the last message of how to leave a mode
    /// (opencx.md section 4.9).
    package var exitModePrompt: String?
    /// What the page tells the AI to do once the form of an action was submitted.
    package var formSubmittedPrompt: String?
}

extension AutopilotTurn {
    /// The message that waits for an answer; nil in a conversation in which the visitor has
    /// said nothing.
    package var lastVisitorMessage: Message? { messages.last { $0.sender == .user } }

    /// The rows since the last handoff: what was tried before it is not tried again.
    var currentStretch: ArraySlice<Message> {
        let start = messages.lastIndex { row in
            row.type == .handoff || row.type == .agentTookSessionFromAI
        }
        return messages[(start.map { $0 + 1 } ?? messages.startIndex)...]
    }
}
