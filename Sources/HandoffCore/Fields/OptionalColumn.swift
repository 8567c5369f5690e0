import JSON

/// A column that a case is better with and can do without.
struct OptionalColumn: Sendable, Equatable {
    /// The name under which OData writes it.
    var property: String
    var value: JSONValue
    /// The name under which it is mapped, or that of the setting.
    var name: String
    /// What people call it.
    var title: String

    /// The columns that say to whom and whence a case goes.
    static let routing = ["OwnerId", "GroupId", "OriginId"]

    func skipped(because reason: String) -> SkippedField {
        SkippedField(title: title, name: name, reason: reason)
    }
}

extension CreatioSettings {
    /// To whom and whence a new case goes.
    var routing: [OptionalColumn] {
        let choices: [(String?, SettingsLabel)] = [
            (defaultCaseOwnerID, .owner), (defaultCaseGroupID, .group), (caseOriginID, .origin),
        ]
        return zip(OptionalColumn.routing, choices).compactMap { property, choice in
            let (id, label) = choice
            return id.map {
                OptionalColumn(
                    property: property,
                    value: .string($0),
                    name: property,
                    title: label.rawValue
                )
            }
        }
    }
}
