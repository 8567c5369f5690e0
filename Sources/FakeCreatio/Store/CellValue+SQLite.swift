import Foundation
import GRDB
import Wire

extension CellValue {
    /// The value as SQLite keeps it: dates as text of one length, so that they sort as time does,
    /// decimals as floating point.
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .text(let text), .guid(let text): text.databaseValue
        case .integer(let number): number.databaseValue
        case .decimal(let number): NSDecimalNumber(decimal: number).doubleValue.databaseValue
        case .boolean(let truth): truth.databaseValue
        case .moment(let moment): moment.iso8601(fractionDigits: 6).databaseValue
        }
    }

    /// Reads a value of a column of this type.
    init(_ stored: DatabaseValue, type: ColumnType) {
        switch (type, stored.storage) {
        case (.text, .string(let text)), (.color, .string(let text)): self = .text(text)
        case (.guid, .string(let text)), (.lookup, .string(let text)): self = .guid(text)
        case (.integer, .int64(let number)): self = .integer(Int(number))
        case (.boolean, .int64(let number)): self = .boolean(number != 0)
        case (.decimal(let scale), .double(let number)):
            self = .decimal(Self.decimal(number, scale: scale))
        case (.dateTime, .string(let text)), (.date, .string(let text)):
            self = Timestamp(iso8601: text).map(CellValue.moment) ?? .null
        default: self = type.emptyValue
        }
    }

    /// The decimal that was stored: rounding to the scale of the column takes away what the
    /// conversion to binary added.
    private static func decimal(_ number: Double, scale: Int) -> Decimal {
        var exact = Decimal(number)
        var rounded = Decimal()
        NSDecimalRound(&rounded, &exact, scale, .plain)
        return rounded
    }
}
