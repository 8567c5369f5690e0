/// The settings of the Creatio integration, as *Settings → Integrations → Creatio* has them
/// (opencx.md section 2.3).
struct CreatioSettings: Codable, Sendable, Equatable {
    /// The instance, such as `https://acme.creatio.com`, without a trailing slash.
    var instanceURL: String
    var clientID: String
    /// Kept as text because it has to be sent; it never leaves through an answer or a log.
    var clientSecret: String
    /// The token endpoint, where it is not the instance's own identity host; nil follows the
    /// `-is` rule (creatio.md section 2.4).
    var tokenURL: String?
    /// The contact who owns new cases; nil leaves them without owner.
    var defaultCaseOwnerID: String?
    /// The role (`SysAdminUnit`) that new cases are routed to; nil leaves them without group.
    var defaultCaseGroupID: String?
    /// The status that a case gets when the conversation is resolved in OpenCX; nil leaves the
    /// case's status alone.
    var resolvedStatusID: String?
    /// Whether a case is made only when the AI hands off.
    ///
    /// Off by default: every conversation gets one (opencx.md section 2.4).
    var createCaseOnlyOnHandoff: Bool = false
    /// The columns of Case that the AI fills.
    var fields: [MappedField] = []
    /// The activity types that are replies to the visitor; everything else is internal.
    var replyTypeIDs: [String] = [StockID.taskType, StockID.emailType]
    /// How replies are read and shown, and whether they are looked for.
    var replies = ReplySettings()

    private enum CodingKeys: String, CodingKey {
        case fields, createCaseOnlyOnHandoff, replies
        case instanceURL = "instanceUrl"
        case clientID = "clientId"
        case clientSecret
        case tokenURL = "tokenUrl"
        case defaultCaseOwnerID = "defaultCaseOwnerId"
        case defaultCaseGroupID = "defaultCaseGroupId"
        case resolvedStatusID = "resolvedStatusId"
        case replyTypeIDs = "replyTypeIds"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        instanceURL = try members.decode(String.self, forKey: .instanceURL)
        clientID = try members.decode(String.self, forKey: .clientID)
        clientSecret = try members.decode(String.self, forKey: .clientSecret)
        tokenURL = try members.decodeIfPresent(String.self, forKey: .tokenURL)
        defaultCaseOwnerID = try members.decodeIfPresent(String.self, forKey: .defaultCaseOwnerID)
        defaultCaseGroupID = try members.decodeIfPresent(String.self, forKey: .defaultCaseGroupID)
        resolvedStatusID = try members.decodeIfPresent(String.self, forKey: .resolvedStatusID)
        createCaseOnlyOnHandoff =
            try members.decodeIfPresent(Bool.self, forKey: .createCaseOnlyOnHandoff) ?? false
        fields = try members.decodeIfPresent([MappedField].self, forKey: .fields) ?? []
        replyTypeIDs =
            try members.decodeIfPresent([String].self, forKey: .replyTypeIDs)
            ?? [StockID.taskType, StockID.emailType]
        replies =
            try members.decodeIfPresent(ReplySettings.self, forKey: .replies) ?? ReplySettings()
    }
}

/// A column of Case that the AI fills at handoff (opencx.md section 2.6).
package struct MappedField: Codable, Sendable, Equatable {
    /// The types of field; `dropdown` comes with the next widening of this room.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case text
    }

    /// The column's name in Creatio, such as `UsrOrderNumber`.
    package var name: String
    /// The label that people see.
    package var title: String
    package var type: Kind
    /// What the AI is told about the value.
    package var description: String

    package init(name: String, title: String, type: Kind, description: String) {
        self.name = name
        self.title = title
        self.type = type
        self.description = description
    }
}

/// Ids that every Creatio has out of the box (creatio.md section 4.5).
enum StockID {
    /// `ActivityType` Task.
    static let taskType = "fbe0acdc-cfc0-df11-b00f-001d60e938c6"
    /// `ActivityType` Email.
    static let emailType = "e2831dec-cfc0-df11-b00f-001d60e938c6"
    /// `EmailType` Incoming: what a customer sent.
    static let incomingEmail = "7f9d1f86-f36b-1410-068c-20cf30b39373"
    /// `EmailType` Outgoing: what a user writes in Creatio.
    static let outgoingEmail = "7f6d3f94-f36b-1410-068c-20cf30b39373"
    /// `EmailSendStatus` Not sent.
    static let notSentEmail = "20c0c460-6107-e011-a646-16d83cab0980"
    /// `ActivityStatus` Completed.
    static let completedStatus = "4bdbb88f-58e6-df11-971b-001d60e938c6"
}
