/// The omnichannel chat and inbound webhooks (creatio.md section 4.2).
extension EntitySchema {
    /// A channel of the omnichannel chat.
    static let channel = EntitySchema(
        "Channel",
        columns: [
            Column("Name", .longText),
            .lookup("Provider", to: "ChannelProvider"),
            Column("MsgSettingsId", .guid),
            .lookup("ChatQueue", to: "ChatQueue"),
            Column("Source", .mediumText),
            Column("IsActive", .boolean),
            .lookup("Language", to: "SysLanguage"),
        ]
    )

    /// A queue of chats.
    static let chatQueue = EntitySchema(
        "ChatQueue",
        columns: [
            Column("Name", .mediumText),
            .lookup("OperatorRoutingRule", to: "OperatorRoutingRules"),
            Column("SimultaneousChats", .integer),
            Column("ChatTimeout", .integer),
            Column("TimeToWaitInQueue", .integer),
        ]
    )

    /// An operator of a queue of chats.
    static let chatQueueOperator = EntitySchema(
        "ChatQueueOperator",
        columns: [
            .lookup("Operator", to: "SysAdminUnit"),
            .lookup("ChatQueue", to: "ChatQueue", integrity: .owned),
        ]
    )

    /// A chat with a customer.
    static let omniChat = EntitySchema(
        "OmniChat",
        columns: [
            Column("Name", .mediumText, isRequired: true),
            Column("Notes", .maxSizeText),
            .lookup("Status", to: "OmnichannelChatStatus"),
            Column("CloseDate", .dateTime),
            Column("ChatPreview", .maxSizeText),
            Column("Conversation", .maxSizeText),
            .lookup("Contact", to: "Contact"),
            .lookup("Channel", to: "Channel"),
            .lookup("Operator", to: "SysAdminUnit"),
            Column("UnprocessedMsgCount", .integer),
            Column("ChatStartDate", .dateTime),
            Column("ChatEndDate", .dateTime),
            Column("FirstReplyTime", .integer),
            Column("AcceptDate", .dateTime),
            .lookup("DirectedOperator", to: "SysAdminUnit"),
            Column("ChatDuration", .integer),
            Column("CompletionDate", .dateTime),
            .lookup("Case", to: "Case"),
            .lookup("Parent", to: "OmniChat"),
            Column("LastMessageDirection", .integer),
            .lookup("Queue", to: "ChatQueue", isRequired: true),
            .lookup("Lead", to: "Lead"),
        ]
    )

    /// That a chat belongs to a case.
    static let caseInChat = EntitySchema(
        "CaseInChat",
        columns: [
            .lookup("Case", to: "Case", integrity: .owned),
            .lookup("Chat", to: "OmniChat", integrity: .owned),
        ]
    )

    /// A webhook that came in.
    static let webhook = EntitySchema(
        "Webhook",
        columns: [
            Column("ApiKey", .mediumText),
            Column("SourceUrl", .maxSizeText),
            Column("WebhookSource", .longText),
            Column("ContentType", .longText),
            Column("Headers", .maxSizeText),
            Column("QueryParameters", .maxSizeText),
            Column("RequestBody", .maxSizeText),
            .lookup(
                "Status",
                to: "WebhookStatus",
                default: .constant(.guid("1546b667-b37a-4dc4-9be9-1ceb3a025332"))
            ),
        ]
    )

    /// The stages of a webhook.
    static let webhookStatus = lookup(
        "WebhookStatus",
        columns: [
            Column("DisasterRecoveryAfter", .integer),
            Column("DeleteAfterDays", .integer),
            Column("Color", .color),
        ]
    )
}
