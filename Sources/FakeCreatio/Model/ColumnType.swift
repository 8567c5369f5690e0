import Foundation
import OData

/// The type of a column, as Creatio's object designer knows it (creatio.md section 1.3).
package enum ColumnType: Sendable, Hashable {
    /// Text of at most so many characters; nil is unlimited.
    case text(limit: Int?)
    case integer
    case decimal(scale: Int)
    case boolean
    case dateTime
    case date
    case guid
    /// A link to a row of another object; OData shows it as a GUID beside a navigation property.
    case lookup(to: String)
    /// Bytes, which OData serves as a stream of their own.
    case stream
    /// Kept by the object, absent from OData.
    case color

    package static let shortText = ColumnType.text(limit: 50)
    package static let mediumText = ColumnType.text(limit: 250)
    package static let longText = ColumnType.text(limit: 500)
    /// That a phone number has the length of a medium text is assumed.
    package static let phoneText = mediumText
    package static let maxSizeText = ColumnType.text(limit: nil)

    /// The type that OData shows, nil where it shows none.
    var primitive: PrimitiveType? {
        switch self {
        case .text: .string
        case .integer: .int32
        case .decimal: .decimal
        case .boolean: .boolean
        case .dateTime, .date: .dateTimeOffset
        case .guid, .lookup: .guid
        case .stream: .stream
        case .color: nil
        }
    }

    /// What a column holds in a row that never got a value: Creatio keeps empty values, and null
    /// only where the type has no empty value in the database.
    var emptyValue: CellValue {
        switch self {
        case .text, .color: .text("")
        case .integer: .integer(0)
        case .decimal: .decimal(0)
        case .boolean: .boolean(false)
        case .dateTime, .date, .guid, .lookup, .stream: .null
        }
    }
}
