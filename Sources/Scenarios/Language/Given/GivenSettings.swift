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
    package var createsCaseOnlyOnHandoff: Bool?
    package var fields: [GivenField]?

    static let shape = Shape<GivenSettings>.keys(
        .optional("instance address", .text, "The instance URL, without a slash at its end."),
        .optional("client id", .text, "The id of the OAuth application."),
        .optional("client secret", .text, "The secret of the OAuth application."),
        .optional("default case owner", .name(.contact), "The contact that owns new cases."),
        .optional("default case group", .name(.group), "The group that new cases go to."),
        .optional("resolved status", .text, "The case status written at resolution."),
        .optional(
            "create case only on handoff",
            .truth,
            "Whether a case waits for the handoff; otherwise the first message creates it."
        ),
        .optional(
            "fields",
            Shape<[GivenField]>.list(of: GivenField.shape).checked { fields, _, reading in
                for field in fields { reading.define(field) }
            },
            "The columns that the AI fills."
        )
    ) {
        GivenSettings(
            instanceAddress: $0,
            clientID: $1,
            clientSecret: $2,
            defaultCaseOwner: $3,
            defaultCaseGroup: $4,
            resolvedStatus: $5,
            createsCaseOnlyOnHandoff: $6,
            fields: $7
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
            createsCaseOnlyOnHandoff: other.createsCaseOnlyOnHandoff ?? createsCaseOnlyOnHandoff,
            fields: other.fields ?? fields
        )
    }
}

/// A column of the case that the AI fills.
///
/// A column of the form `Usr...` that `given: creatio: columns:` does not declare is a text
/// column of the fake, so that a scenario need not say the same thing twice.
package struct GivenField: Sendable, Equatable {
    /// How the columns begin that an administrator adds (creatio.md section 1.2).
    static let customPrefix = "Usr"

    package let name: String
    package let position: SourcePosition
    package let title: String
    /// As the core's settings call it.
    package let type: String
    package let description: String

    static let shape = Shape<GivenField>.keys(
        .required("name", Shape<String>.text.located, "The column of the case."),
        .required("title", .text, "What the column is called on the settings page."),
        .optional(
            "type",
            .word([("text", "text", "A short free text.")]),
            default: "text",
            "What kind of value the AI gives."
        ),
        .optional("description", .text, default: "", "What tells the AI how to choose the value.")
    ) { GivenField(name: $0.value, position: $0.position, title: $1, type: $2, description: $3) }
}

extension Reading {
    /// Makes a mapped field's column known, or reports that it is none.
    fileprivate mutating func define(_ field: GivenField) {
        guard !catalogue.has(field.name, of: "Case") else { return }
        if field.name.hasPrefix(GivenField.customPrefix) {
            catalogue.add(Column(field.name, ColumnKind.text.columnType), to: "Case")
        } else {
            check(column: field.name, of: "Case", at: field.position)
        }
    }
}
