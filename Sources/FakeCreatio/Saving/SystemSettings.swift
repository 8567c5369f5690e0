import GRDB

/// The system settings as saving reads them: the value for everybody (creatio.md section 4.3).
struct SystemSettings {
    let transaction: RowTransaction

    /// The row to which a setting of the type *Lookup* leads; null for an unknown setting.
    func id(_ code: String) throws -> CellValue {
        try value(of: code, "GuidValue", .guid)
    }

    func text(_ code: String) throws -> String {
        try value(of: code, "TextValue", .maxSizeText).text ?? ""
    }

    /// A number; 0 for an unknown setting.
    func number(_ code: String) throws -> Int {
        guard case .integer(let number) = try value(of: code, "IntegerValue", .integer) else {
            return 0
        }
        return number
    }

    /// Adds 1 to a number and returns it; nil for an unknown setting.
    func increment(_ code: String) throws -> Int? {
        guard isThere else { return nil }
        let number = try transaction.number(
            SQLFragment(
                """
                UPDATE "SysSettingsValue" SET "IntegerValue" = "IntegerValue" + 1
                WHERE "Id" = (SELECT "v"."Id" \(Self.source)) RETURNING "IntegerValue"
                """,
                [code.databaseValue]
            )
        )
        return number == 0 ? nil : number
    }

    private func value(
        of code: String,
        _ property: String,
        _ type: ColumnType
    ) throws -> CellValue {
        guard isThere else { return type.emptyValue }
        return try transaction.cell(
            SQLFragment(
                "SELECT \"v\".\(SQLFragment.identifier(property)) \(Self.source)",
                [code.databaseValue]
            ),
            type: type
        )
    }

    private var isThere: Bool {
        transaction.model.table("SysSettings") != nil
            && transaction.model.table("SysSettingsValue") != nil
    }

    /// A setting may have values for single users too; the default is for everybody.
    private static let source = """
        FROM "SysSettings" AS "s" JOIN "SysSettingsValue" AS "v" ON "v"."SysSettingsId" = "s"."Id"
        WHERE "s"."Code" = ? ORDER BY "v"."IsDef" DESC, "v"."Position", "v".rowid LIMIT 1
        """
}
