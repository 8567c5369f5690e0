/// What a Creatio says of one setting.
package struct SettingsFinding: Sendable, Equatable {
    /// How a setting stands.
    package enum Standing: Sendable, Equatable {
        case good, wrong
        /// The instance does not let it be looked at.
        case unclear
    }

    /// What of a setting was looked at.
    package enum Aspect: Sendable, Equatable {
        /// The record that it names, and of mapped fields the column.
        case record
        /// A label of a dropdown.
        case label
    }

    package let label: SettingsLabel
    /// The label on the settings page, with the field's own where it is one of several.
    package let setting: String
    package let standing: Standing
    package let aspect: Aspect
    /// What was found and, unless it is good, what to do.
    package let message: String

    init(_ label: SettingsLabel, _ standing: Standing, _ message: String) {
        self.label = label
        setting = label.rawValue
        self.standing = standing
        aspect = .record
        self.message = message
    }

    /// A finding about a mapped field.
    init(
        _ field: MappedField,
        _ standing: Standing,
        _ message: String,
        aspect: Aspect = .record
    ) {
        label = .fields
        setting = "\(SettingsLabel.fields.rawValue), \(field.title)"
        self.standing = standing
        self.aspect = aspect
        self.message = message
    }

    /// What keeps the settings from being saved; nil where nothing does.
    var problem: SettingsProblem? {
        guard standing != .good else { return nil }
        let prefix = standing == .unclear ? "cannot be checked: " : ""
        return SettingsProblem(label, setting: setting, prefix + message)
    }
}
