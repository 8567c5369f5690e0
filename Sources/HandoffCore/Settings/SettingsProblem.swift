/// A setting that keeps the integration from working, and what to do about it.
package struct SettingsProblem: Encodable, Sendable, Equatable {
    /// Which setting it is, as the page has them.
    package let label: SettingsLabel
    /// The label on the settings page, with the field's own where it is one of several.
    package let setting: String
    /// What was found, and what to do.
    package let message: String

    init(_ label: SettingsLabel, setting: String? = nil, _ message: String) {
        self.label = label
        self.setting = setting ?? label.rawValue
        self.message = message
    }

    /// A problem of a mapped field.
    init(_ field: MappedField, _ message: String) {
        self.init(
            .fields,
            setting: "\(SettingsLabel.fields.rawValue), \(field.title)",
            message
        )
    }

    private enum CodingKeys: String, CodingKey {
        case setting, message
    }
}

extension [SettingsProblem] {
    /// The problems in the order of the settings page.
    var inOrder: [SettingsProblem] {
        SettingsLabel.allCases.flatMap { label in filter { $0.label == label } }
    }
}

/// The labels of the settings page: those that OpenCX documents (opencx.md section 2.3), and ours.
package enum SettingsLabel: String, Sendable, CaseIterable {
    case instanceURL = "Instance URL"
    case clientID = "Client ID"
    case clientSecret = "Client Secret"
    case tokenURL = "Token URL"
    /// Set in Creatio, where the OAuth application is registered.
    case grantType = "Grant Type"
    /// Set in Creatio, for the user as whom the application acts.
    case rights = "Rights"
    case owner = "Default Case Owner ID"
    case group = "Default Case Group ID"
    case resolvedStatus = "Resolved Status ID"
    case origin = "Case Origin ID"
    case sessionLink = "Session Link"
    case activityType = "Activity Type ID"
    case activityCategory = "Activity Category ID"
    case timeZone = "Time Zone"
    case replyTypes = "Reply Type IDs"
    case textColumns = "Text Columns"
    case pollMinutes = "Poll Minutes"
    case fields = "Fields"
}
