package import JSON
import WidgetProtocol

/// The settings of the Creatio integration, as *Settings → Integrations → Creatio* has them
/// (opencx.md section 2.3).
///
/// Where OpenCX documents no setting of the kind, name and default are ours, and the reason
/// stands with it. Every one can be changed while the core runs: each entry of the outbox reads
/// them anew.
package struct CreatioSettings: Codable, Sendable, Equatable {
    /// The instance, such as `https://acme.creatio.com`, without a trailing slash.
    package var instanceURL: String
    package var clientID: String
    /// Kept as text because it has to be sent; it never leaves through an answer or a log.
    package var clientSecret: String
    /// The token endpoint, where it is not the instance's own identity host; nil follows the
    /// `-is` rule (creatio.md section 2.4).
    package var tokenURL: String?
    /// The contact who owns new cases; nil leaves them without owner.
    package var defaultCaseOwnerID: String?
    /// The role (`SysAdminUnit`) that new cases are routed to; nil leaves them without group.
    package var defaultCaseGroupID: String?
    /// The status that a case gets when the conversation is resolved in OpenCX; nil leaves the
    /// case's status alone.
    package var resolvedStatusID: String?
    /// The origin of new cases (`CaseOrigin`).
    ///
    /// Nil, the default, leaves it to Creatio's own setting `CaseOriginDef`: no stock origin means
    /// a chat widget (creatio.md section 4.5), and the administrator has chosen that one.
    package var caseOriginID: String?
    /// Whether a case is made only when the AI hands off.
    ///
    /// Off by default: every conversation gets one (opencx.md section 2.4).
    var createCaseOnlyOnHandoff = false
    /// Whether a verified visitor whom Creatio does not know gets a contact there.
    ///
    /// On by default, as the sibling connectors do it (opencx.md section 7); off, visitors are only
    /// matched, for organisations whose contacts come from another system.
    package var createsContacts = true
    /// Where **View session in OpenCX** leads; nil leads to the core's own session view.
    ///
    /// The form of OpenCX's own link is not documented (opencx.md section 9, item 12).
    var sessionLink: SessionLinkTemplate?
    /// What the core writes on the timeline of a case.
    var activities = ActivitySettings()
    /// The columns of Case that the AI fills.
    package var fields: [MappedField] = []
    /// The activity types that are replies to the visitor; everything else is internal.
    package var replyTypeIDs = Self.stockReplyTypes
    /// How replies are read and shown, and whether they are looked for.
    var replies = ReplySettings()

    private static let stockReplyTypes = [StockID.taskType, StockID.emailType]

    enum CodingKeys: String, CodingKey, CaseIterable {
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

    package init(from decoder: any Decoder) throws {
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

extension CreatioSettings {
    /// The settings by the names of the settings page's request.
    ///
    /// - Throws: `DecodingError`.
    package init(_ value: JSONValue) throws {
        self = try WidgetJSON.decode(Self.self, from: value.serialized())
    }

    /// What is wrong with the settings as they are written, addresses and credentials apart.
    package var writtenProblems: [SettingsProblem] { SettingsForm(settings: self).otherProblems }

    /// The type of the core's activities (`ActivityType`).
    package var activityTypeID: String { activities.typeID }
    /// The category of the core's activities (`ActivityCategory`); nil leaves it to Creatio.
    package var activityCategoryID: String? { activities.categoryID }
    /// Whether a visitor's files are also put among the files of the case.
    package var uploadsAttachments: Bool { activities.uploadsAttachments }
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
