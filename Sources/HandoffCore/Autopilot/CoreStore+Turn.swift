import GRDB
import WidgetProtocol
import Wire

/// What the AI is told of a conversation.
extension CoreStore {
    static func turn(
        of session: SessionRecord,
        answering message: SendMessage? = nil,
        from contact: ContactRecord,
        _ settings: CreatioSettings?,
        in database: Database
    ) throws -> AutopilotTurn {
        AutopilotTurn(
            session: session.id,
            ticketNumber: session.ticketNumber,
            messages: try messages(of: session.id, in: database).map(\.turnMessage),
            contact: AutopilotTurn.Contact(
                name: contact.name,
                email: contact.email,
                isVerified: contact.isVerified,
                customData: contact.customData,
                phone: contact.phone
            ),
            clientContext: message?.clientContext ?? [:],
            chatContext: contact.chatContext,
            attributes: session.attributes,
            language: message?.language ?? contact.language,
            fields: settings?.fields ?? [],
            handoffCount: session.handoffCount,
            actionAdditions: AutopilotTurn.ActionAdditions(message, contact),
            exitModePrompt: message?.exitModePrompt,
            formSubmittedPrompt: message?.actionFormSubmittedPrompt
        )
    }
}

extension MessageRecord {
    fileprivate var turnMessage: AutopilotTurn.Message {
        AutopilotTurn.Message(
            type: type,
            sender: senderKind,
            text: text ?? "",
            attachments: attachments,
            sentAt: sentAt
        )
    }
}
