import Foundation
import JSON
import Wire

/// A value with the type of its column, which decides how OData writes it.
struct TypedCell: Sendable, Equatable {
    let cell: CellValue
    let type: ColumnType

    /// How finely numbers and dates are written (creatio.md section 3.3).
    enum Precision: Equatable {
        /// As a read finds them: what the database keeps.
        case stored
        /// As the answer to an insert echoes them: from the server's memory.
        case echo(SaveStamp)
    }

    /// The value as OData writes it: never null, empty values in their place.
    func json(_ precision: Precision = .stored) -> JSONValue {
        switch cell {
        case .null: .string(isDate ? CellValue.zeroDate : CellValue.zeroGUID)
        case .text(let text), .guid(let text): .string(text)
        case .integer(let number): .number(JSONNumber(number))
        case .decimal(let number): .number(JSONNumber(verbatim: text(of: number, precision)))
        case .boolean(let truth): .bool(truth)
        case .moment(let moment): .string(Self.text(of: moment, precision))
        }
    }

    /// The value as text, as `$value` and the body of a web service call show it.
    var plainText: String {
        let json = json()
        return json.text ?? json.description
    }

    private var isDate: Bool { type == .dateTime || type == .date }

    /// The database shows the scale of its column, the echo only the digits there are.
    private func text(of number: Decimal, _ precision: Precision) -> String {
        let digits = number.description
        guard precision == .stored, case .decimal(let scale) = type, scale > 0 else {
            return digits
        }
        let parts = digits.split(separator: ".")
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return parts[0] + "." + fraction
            + String(repeating: "0", count: max(0, scale - fraction.count))
    }

    private static func text(of moment: Timestamp, _ precision: Precision) -> String {
        var text = moment.iso8601(fractionDigits: 6)
        if case .echo(let stamp) = precision, stamp.moment == moment {
            return text.dropLast() + "\(stamp.tick)Z"
        }
        text.removeLast()
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text + "Z"
    }
}
