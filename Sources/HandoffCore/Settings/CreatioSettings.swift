/// The settings of the Creatio integration, as *Settings → Integrations → Creatio* has them
/// (opencx.md section 2.3).
///
/// Where OpenCX documents no setting of the kind, name and default are ours, and the reason
/// stands with it. Every one can be changed while the core runs: each entry of the outbox reads
/// them anew.
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
    /// The origin of new cases (`CaseOrigin`).
    ///
    /// Nil, the default, leaves it to Creatio's own setting `CaseOriginDef`: no stock origin means
    /// a chat widget (creatio.md section 4.5), and the administrator has chosen that one.
    var caseOriginID: String?
    /// Whether a case is made only when the AI hands off.
    ///
    /// Off by default: every conversation gets one (opencx.md section 2.4).
    var createCaseOnlyOnHandoff = false
    /// Whether a verified visitor whom Creatio does not know gets a contact there.
    ///
    /// On by default, as the sibling connectors do it (opencx.md section 7); off, visitors are only
    /// matched, for organisations whose contacts come from another system.
    var createsContacts = true
    /// Where **View session in OpenCX** leads; nil leads to the core's own session view.
    ///
    /// The form of OpenCX's own link is not documented (opencx.md section 9, item 12).
    var sessionLink: SessionLinkTemplate?
    /// What the core writes on the timeline of a case.
    var activities = ActivitySettings()
    /// The columns of Case that the AI fills.
    var fields: [MappedField] = []
    /// The activity types that are replies to the visitor; everything else is internal.
    var replyTypeIDs = Self.stockReplyTypes
    /// How replies are read and shown, and whether they are looked for.
    var replies = ReplySettings()

    private static let stockReplyTypes = [StockID.taskType, StockID.emailType]

    enum CodingKeys: String, CodingKey {
        case fields, createCaseOnlyOnHandoff, sessionLink, activities, replies
        case instanceURL = "instanceUrl"
        case clientID = "clientId"
        case clientSecret
        case tokenURL = "tokenUrl"
        case defaultCaseOwnerID = "defaultCaseOwnerId"
        case defaultCaseGroupID = "defaultCaseGroupId"
        case resolvedStatusID = "resolvedStatusId"
        case caseOriginID = "caseOriginId"
        case createsContacts = "createContacts"
        case replyTypeIDs = "replyTypeIds"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        instanceURL = try members.decode(String.self, forKey: .instanceURL)
        clientID = try members.decode(String.self, forKey: .clientID)
        clientSecret = try members.decode(String.self, forKey: .clientSecret)
        tokenURL = try members.decodeIfPresent(String.self, forKey: .tokenURL)
        defaultCaseOwnerID = try members.creatioID(.defaultCaseOwnerID)
        defaultCaseGroupID = try members.creatioID(.defaultCaseGroupID)
        resolvedStatusID = try members.creatioID(.resolvedStatusID)
        caseOriginID = try members.creatioID(.caseOriginID)
        createCaseOnlyOnHandoff =
            try members.decodeIfPresent(Bool.self, forKey: .createCaseOnlyOnHandoff) ?? false
        createsContacts =
            try members.decodeIfPresent(Bool.self, forKey: .createsContacts) ?? true
        sessionLink = try members.decodeIfPresent(
            SessionLinkTemplate.self,
            forKey: .sessionLink
        )
        activities =
            try members.decodeIfPresent(ActivitySettings.self, forKey: .activities)
            ?? ActivitySettings()
        fields = try members.decodeIfPresent([MappedField].self, forKey: .fields) ?? []
        replyTypeIDs =
            try members.decodeIfPresent([String].self, forKey: .replyTypeIDs)?
            .map(\.asCreatioWritesID) ?? Self.stockReplyTypes
        replies =
            try members.decodeIfPresent(ReplySettings.self, forKey: .replies) ?? ReplySettings()
    }
}

extension KeyedDecodingContainer {
    /// An id of Creatio; nil where there is none, and where the field was left empty.
    func creatioID(_ key: Key) throws -> String? {
        let id = try decodeIfPresent(String.self, forKey: key)?.asCreatioWritesID
        return id?.isEmpty == false ? id : nil
    }
}

extension String {
    /// An id as Creatio's answers have it, in lower case and without the braces of a GUID that
    /// was copied from elsewhere, so that ids can be compared.
    var asCreatioWritesID: String {
        let text = drop { $0.isWhitespace || $0 == "{" }
        let rest = text.reversed().drop { $0.isWhitespace || $0 == "}" }
        return String(rest.reversed()).lowercased()
    }
}
