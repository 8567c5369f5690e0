import JSON

/// The system settings of a new instance: those that defaults read, with the values that are known
/// (creatio.md sections 4.3 and 4.5).
///
/// The ids of the rows are made up.
enum StockSettings {
    static let rows: [StockRow] =
        lookup("CaseStatusDef", "Default case status", StockCaseStatus.new.id)
        + lookup("CasePriorityDef", "Default case priority", StockCasePriority.medium.id)
        + lookup("CaseOriginDef", "Default case source", StockCaseOrigin.call.id)
        + lookup("PortalCaseOriginDef", "Default portal case source", StockCaseOrigin.portal.id)
        + lookup("CaseClosureCodeDef", "Default case closure code", StockClosureCode.solved.id)
        + lookup("CaseServiceLevelDef", "Default support level", StockSupportLevel.firstLine.id)
        + lookup("CaseGroupDef", "Default case group", StockAdminUnit.caseGroup.id)
        + lookup("ServiceItemStatusDef", "Default service status", activeService)
        + lookup("DefaultMessageLanguage", "Default message language", StockLanguage.english.id)
        + number("CaseLastNumber", "Current number of case", 0)
        + text("CaseCodeMask", "Case number mask", "SR{0:00000000}")
        + number("AccountLastNumber", "Current account number", 1)
        + text("AccountCodeMask", "Account number mask", "{0}")
        + number(maxFileSize, "Attachment max size", maxFileMegabytes)

    /// The code of the setting for the largest file, in megabytes.
    static let maxFileSize = "MaxFileSize"
    /// Its value in a new instance.
    static let maxFileMegabytes = 10

    /// By the kind of a setting, the property of `SysSettingsValue` that holds its value.
    private static let valueProperties = [
        "Lookup": "GuidValue", "Integer": "IntegerValue", "MediumText": "TextValue",
    ]

    /// The property that holds the value, by the code of the setting.
    static let properties = Dictionary(
        rows.compactMap { row -> (String, String)? in
            guard let code = row.values["Code"]?.text,
                let property = valueProperties[row.values["ValueTypeName"]?.text ?? ""]
            else { return nil }
            return (code, property)
        },
        uniquingKeysWith: { first, _ in first }
    )

    /// The rows with other values of the settings.
    ///
    /// - Throws: `InstanceError` for a code that is no stock setting's, or a value of another kind.
    static func replacing(_ values: [String: JSONValue], among rows: [StockRow]) throws
        -> [StockRow]
    {
        var properties: [CellValue: (property: String, value: CellValue)] = [:]
        for (code, value) in values {
            guard let property = Self.properties[code] else {
                throw InstanceError.refused("there is no system setting '\(code)' to be set")
            }
            let column = EntitySchema.sysSettingsValue.columns.first { $0.property == property }
            guard let column else { continue }
            let cell = try refusing { try EntityPayload.cell(value, of: column) }
            properties[.guid(AssumedID.make("SysSettingsValue", code))] = (property, cell)
        }
        return rows.map { row in
            guard row.object == "SysSettingsValue", let id = row.values["Id"],
                let (property, cell) = properties[id]
            else { return row }
            var changed = row
            changed.values[property] = cell
            return changed
        }
    }

    private static let activeService = "9a32e65f-7d52-49ac-aef5-836a9a01f14e"

    private static func lookup(_ code: String, _ name: String, _ id: String) -> [StockRow] {
        setting(code, name, type: "Lookup", "GuidValue", .guid(id))
    }

    private static func number(_ code: String, _ name: String, _ value: Int) -> [StockRow] {
        setting(code, name, type: "Integer", "IntegerValue", .integer(value))
    }

    private static func text(_ code: String, _ name: String, _ value: String) -> [StockRow] {
        setting(code, name, type: "MediumText", "TextValue", .text(value))
    }

    private static func setting(
        _ code: String,
        _ name: String,
        type: String,
        _ property: String,
        _ value: CellValue
    ) -> [StockRow] {
        let id = AssumedID.make("SysSettings", code)
        return [
            StockRow(
                "SysSettings",
                id: id,
                name: name,
                ["Code": .text(code), "ValueTypeName": .text(type)]
            ),
            StockRow(
                "SysSettingsValue",
                id: AssumedID.make("SysSettingsValue", code),
                [
                    "SysSettingsId": .guid(id), "IsDef": .boolean(true), property: value,
                    "SysAdminUnitId": .guid(StockAdminUnit.allEmployees.id),
                ]
            ),
        ]
    }
}
