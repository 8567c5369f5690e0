import Foundation
import GRDB
import OData
import Wire

extension Literal {
    /// The value to compare a column of that type with, nil where there is none.
    func databaseValue(comparedWith type: ColumnType) -> DatabaseValue? {
        switch (type, self) {
        case (.text, .string(let text)): text.databaseValue
        case (.boolean, .boolean(let truth)): truth.databaseValue
        case (.guid, .guid(let id)): id.uuidString.lowercased().databaseValue
        case (.integer, .number(let text)), (.decimal, .number(let text)): Self.number(text)
        case (.dateTime, .dateTimeOffset(let text)), (.date, .dateTimeOffset(let text)):
            Timestamp(iso8601: text).map { CellValue.moment($0).databaseValue }
        default: nil
        }
    }

    private static func number(_ text: String) -> DatabaseValue? {
        if let whole = Int64(text) { return whole.databaseValue }
        return Double(text).flatMap { $0.isFinite ? $0.databaseValue : nil }
    }
}
