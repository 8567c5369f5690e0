import GRDB

/// The texts of rows in other languages than the rows' own.
///
/// Creatio keeps them in a table beside each object (`SysCaseStatusLcz`, assumed), which OData does
/// not show; here one table serves all objects. A row without a text in the user's language shows
/// its own (assumed).
enum LocalizedText {
    private static let table = "\"handrail_localized_text\""

    /// The statement that makes the table where it is missing.
    static let creation =
        "CREATE TABLE IF NOT EXISTS \(table) (\"Object\" TEXT NOT NULL, \"RecordId\" TEXT NOT NULL,"
        + " \"Property\" TEXT NOT NULL, \"CultureId\" TEXT NOT NULL, \"Text\" TEXT NOT NULL,"
        + " PRIMARY KEY (\"Object\", \"RecordId\", \"Property\", \"CultureId\")) WITHOUT ROWID"

    /// The value of a column of the row that the alias stands for, in that language.
    static func value(
        of column: Column,
        in object: EntityTable,
        alias: String,
        _ culture: CultureID?
    ) -> SQLFragment {
        let own = alias + "." + SQLFragment.identifier(column.property)
        guard let culture, column.isLocalized else { return SQLFragment(own) }
        return SQLFragment(
            "ifnull((SELECT \"Text\" FROM \(table) WHERE \"Object\" = ?"
                + " AND \"RecordId\" = \(alias).\"Id\" AND \"Property\" = ? AND \"CultureId\" = ?),"
                + " \(own))",
            [
                object.name.databaseValue, column.property.databaseValue,
                culture.rawValue.databaseValue,
            ]
        )
    }

    /// The statement that keeps a text, in place of an older one.
    static func storing(
        _ text: String,
        _ property: String,
        of id: String,
        in object: EntityTable,
        _ culture: CultureID
    ) -> SQLFragment {
        SQLFragment(
            "INSERT OR REPLACE INTO \(table) VALUES (?, ?, ?, ?, ?)",
            [
                object.name.databaseValue, id.databaseValue, property.databaseValue,
                culture.rawValue.databaseValue, text.databaseValue,
            ]
        )
    }

    /// The statement that takes away all texts of a row.
    static func deletion(of id: String, in object: EntityTable) -> SQLFragment {
        SQLFragment(
            "DELETE FROM \(table) WHERE \"Object\" = ? AND \"RecordId\" = ?",
            [object.name.databaseValue, id.databaseValue]
        )
    }
}
