import FakeCreatio
import JSON

/// The values of the system settings by which the fake behaves, by their code.
enum SystemSettingValues {
    static let shape = Shape<[Member<String>]>.keys(
        rest: Rest(.anything, .text, "The value of that system setting; a row by its id.")
    ) { $0 }
    .checked { settings, _, reading in
        let known = CreatioInstance.systemSettings.keys.sorted()
        for setting in settings where !known.contains(setting.key) {
            reading.refuse("system setting", setting.key, allowed: known, at: setting.position)
        }
    }
}

extension [Member<String>] {
    /// The values of system settings as a `POST` would bring them.
    var settingValues: [String: JSONValue] {
        Dictionary(
            map { setting in
                let isNumber = CreatioInstance.systemSettings[setting.key] == "IntegerValue"
                return (
                    setting.key,
                    isNumber
                        ? .number(JSONNumber(verbatim: setting.value)) : .string(setting.value)
                )
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
