/// The id of a row of `SysCulture`: a language in which users read and write.
///
/// Where a language is optional, nil is the one in which the rows themselves are: English.
struct CultureID: RawRepresentable, Sendable, Hashable {
    let rawValue: String

    /// The culture of a user's row; nil for an empty one, and for that of the rows themselves.
    init?(of cell: CellValue) {
        guard let id = cell.id, id != StockCulture.english.id else { return nil }
        rawValue = id
    }

    init(rawValue: String) {
        self.rawValue = rawValue
    }
}
