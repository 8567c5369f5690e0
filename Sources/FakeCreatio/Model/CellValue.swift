package import Foundation
package import Wire

/// What stands in one column of one row.
package enum CellValue: Sendable, Hashable {
    /// An empty lookup, GUID or date; every other empty value is a value of its type.
    case null
    case text(String)
    case integer(Int)
    case decimal(Decimal)
    case boolean(Bool)
    case moment(Timestamp)
    /// 36 characters in lower case.
    case guid(String)

    /// How OData writes an empty GUID (creatio.md section 1.3).
    package static let zeroGUID = "00000000-0000-0000-0000-000000000000"
    /// How OData writes an empty date (creatio.md section 1.3).
    package static let zeroDate = "0001-01-01T00:00:00Z"

    /// The GUID in the form in which rows hold it; null for the zero GUID.
    init(id: UUID) {
        let text = id.uuidString.lowercased()
        self = text == Self.zeroGUID ? .null : .guid(text)
    }

    /// The id that a lookup or key holds, nil for an empty one.
    package var id: String? {
        guard case .guid(let id) = self else { return nil }
        return id
    }

    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    package var moment: Timestamp? {
        guard case .moment(let moment) = self else { return nil }
        return moment
    }

    package var isTrue: Bool { self == .boolean(true) }
}
