extension EntityLayer {
    /// Keeps what the user wrote in a language of their own.
    ///
    /// A new row has the text twice, as its own and in the user's language; a change in another
    /// language leaves the row's own text as it was (assumed).
    ///
    /// - Parameters:
    ///   - row: The row as the user sees it.
    ///   - values: What the user wrote.
    ///   - old: The row before a change; nil for a new one.
    /// - Returns: The row with its own texts.
    /// - Throws: What SQLite throws.
    @discardableResult
    func localize(
        _ row: EntityRow,
        _ values: [String: CellValue],
        from old: EntityRow? = nil
    ) throws -> EntityRow {
        guard let culture = context.culture, row.table.isLocalized else { return row }
        var own = row
        for column in row.table.columns where column.isLocalized {
            guard values[column.property] != nil, let text = row[column.property].text else {
                continue
            }
            try transaction.execute(
                LocalizedText.storing(text, column.property, of: row.id, in: row.table, culture)
            )
            if let old { own[column.property] = old[column.property] }
        }
        return own
    }
}
