import FakeCreatio

/// The settings of the integration, as an administrator types them; nil is not configured, or
/// for the address and the credentials: what is right for this instance.
package struct GivenSettings: Sendable, Equatable {
    package var instanceAddress: String?
    package var clientID: String?
    package var clientSecret: String?
    /// The name of a contact.
    package var defaultCaseOwner: String?
    /// The name of a group.
    package var defaultCaseGroup: String?
    /// The name of a case status, such as `Resolved`.
    package var resolvedStatus: String?
    /// The name of a case origin.
    package var caseOrigin: String?
    package var createsCaseOnlyOnHandoff: Bool?
    package var createsContacts: Bool?
    package var sessionLink: String?
    /// The name of an activity type.
    package var activityType: String?
    /// The name of an activity category.
    package var activityCategory: String?
    package var timeZone: String?
    package var uploadsAttachments: Bool?
    /// The names of activity types.
    package var replyTypes: [String]?
    package var fields: [GivenField]?
    package var replies: GivenReplies?

    static let shape = Shape<GivenSettings>.keys(
        .optional("instance address", .text, "The instance URL, without a slash at its end."),
        .optional("client id", .text, "The id of the OAuth application."),
        .optional(
            "client secret",
            .text,
            "The secret of the OAuth application; an empty one keeps the one that is saved."
        ),
        .optional("default case owner", .nameOrID(.contact), "The contact that owns new cases."),
        .optional("default case group", .nameOrID(.group), "The group that new cases go to."),
        .optional("resolved status", .text, "The case status written at resolution."),
        .optional("case origin", .text, "The origin of new cases."),
        .optional(
            "create case only on handoff",
            .truth,
            "Whether a case waits for the handoff; otherwise the first message creates it."
        ),
        .optional(
            "create contacts",
            .truth,
            "Whether a verified visitor whom Creatio does not know becomes a contact there."
        ),
        .optional("session link", .text, "Where the link leads, with {sessionId} in it."),
        .optional("activity type", .text, "The type of the core's own activities."),
        .optional("activity category", .text, "Their category."),
        .optional("time zone", .text, "The zone in which texts show times, by its IANA name."),
        .optional(
            "upload attachments",
            .truth,
            "Whether a visitor's files are put among the files of the case."
        ),
        .optional(
            "reply types",
            .oneOrMore(.text),
            "The activity types that are replies to the visitor."
        ),
        .optional(
            "fields",
            Shape<[GivenField]>.list(of: GivenField.shape).checked { fields, _, reading in
                for field in fields { reading.define(field) }
            },
            "The columns that the AI fills."
        ),
        .optional("replies", GivenReplies.shape, "What is a reply, and how it is shown.")
    ) {
        GivenSettings(
            instanceAddress: $0,
            clientID: $1,
            clientSecret: $2,
            defaultCaseOwner: $3,
            defaultCaseGroup: $4,
            resolvedStatus: $5,
            caseOrigin: $6,
            createsCaseOnlyOnHandoff: $7,
            createsContacts: $8,
            sessionLink: $9,
            activityType: $10,
            activityCategory: $11,
            timeZone: $12,
            uploadsAttachments: $13,
            replyTypes: $14,
            fields: $15,
            replies: $16
        )
    }

    /// These settings with the other's in their place where the other has some.
    package func overridden(by other: GivenSettings) -> GivenSettings {
        GivenSettings(
            instanceAddress: other.instanceAddress ?? instanceAddress,
            clientID: other.clientID ?? clientID,
            clientSecret: other.clientSecret ?? clientSecret,
            defaultCaseOwner: other.defaultCaseOwner ?? defaultCaseOwner,
            defaultCaseGroup: other.defaultCaseGroup ?? defaultCaseGroup,
            resolvedStatus: other.resolvedStatus ?? resolvedStatus,
            caseOrigin: other.caseOrigin ?? caseOrigin,
            createsCaseOnlyOnHandoff: other.createsCaseOnlyOnHandoff ?? createsCaseOnlyOnHandoff,
            createsContacts: other.createsContacts ?? createsContacts,
            sessionLink: other.sessionLink ?? sessionLink,
            activityType: other.activityType ?? activityType,
            activityCategory: other.activityCategory ?? activityCategory,
            timeZone: other.timeZone ?? timeZone,
            uploadsAttachments: other.uploadsAttachments ?? uploadsAttachments,
            replyTypes: other.replyTypes ?? replyTypes,
            fields: other.fields ?? fields,
            replies: other.replies ?? replies
        )
    }
}
