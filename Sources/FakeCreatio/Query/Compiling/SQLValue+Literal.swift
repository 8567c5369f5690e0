import Foundation
import GRDB
import OData
import Wire

extension SQLValue {
    /// A literal as an argument.
    ///
    /// - Throws: The refusal of a text that a database cannot take, or of a date that does not
    ///   exist; the library's words for the latter are assumed.
    init(_ literal: Literal) throws(ODataError) {
        switch literal {
        case .null: self.init(.null, "NULL")
        case .boolean(let truth): self.init(.boolean, .argument(truth.databaseValue))
        case .string(let text):
            guard !text.unicodeScalars.contains("\0") else { throw QueryRefusal.zeroCharacter() }
            self.init(.text, .argument(text.databaseValue))
        case .guid(let id):
            self.init(.guid, .argument(id.uuidString.lowercased().databaseValue))
        case .number(let text): self = Self.number(text)
        case .dateTimeOffset(let text):
            guard let moment = Timestamp(iso8601: text) else {
                throw QueryRefusal.unrecognized(literal, type: "Edm.DateTimeOffset")
            }
            self.init(.moment, .argument(MomentText.of(moment).databaseValue))
        case .date(let text):
            guard let midnight = Timestamp(iso8601: text + "T00:00:00Z") else {
                throw QueryRefusal.unrecognized(literal, type: "Edm.Date")
            }
            let day = MomentText.of(midnight).prefix(MomentText.dayLength)
            self.init(.date, .argument(String(day).databaseValue))
        case .timeOfDay(let text):
            guard let moment = Timestamp(iso8601: "2000-01-01T\(text)Z") else {
                throw QueryRefusal.unrecognized(literal, type: "Edm.TimeOfDay")
            }
            let time = MomentText.of(moment).dropFirst(MomentText.dayLength + 1).dropLast()
            self.init(.timeOfDay, .argument(String(time).databaseValue))
        case .duration(let text):
            guard let microseconds = DurationText.microseconds(of: text) else {
                throw QueryRefusal.unrecognized(literal, type: "Edm.Duration")
            }
            self.init(.duration, .argument(microseconds.databaseValue))
        case .enumeration: throw QueryRefusal.unknownEnumeration(literal)
        }
    }

    private static func number(_ text: String) -> SQLValue {
        if let whole = Int64(text) { return SQLValue(.integer, .argument(whole.databaseValue)) }
        let special = ["INF": Double.infinity, "-INF": -Double.infinity, "NaN": Double.nan]
        // What is beyond a double is infinite, as .NET reads it.
        let value = special[text] ?? Double(text) ?? .infinity
        return SQLValue(.decimal, .argument(value.databaseValue))
    }
}

/// Moments as rows hold them.
enum MomentText {
    /// The length of `2026-11-22`.
    static let dayLength = 10
    /// What makes a moment of a day.
    static let midnight = "T00:00:00.000000Z"
    /// The first and the last moment that .NET knows.
    static let range: ClosedRange<String> =
        "0001-01-01T00:00:00.000000Z"..."9999-12-31T23:59:59.999999Z"

    static func of(_ moment: Timestamp) -> String { moment.iso8601(fractionDigits: 6) }
}

/// The text of an `Edm.Duration`.
enum DurationText {
    private static let microsecondsPerSecond = 1_000_000

    /// The microseconds of a text such as `-P1DT2H3M4.5S`; nil where there are too many.
    static func microseconds(of text: String) -> Int64? {
        var total: Int64 = 0
        var number = ""
        for character in text {
            switch character {
            case "0"..."9", ".": number.append(character)
            case "D", "H", "M", "S":
                guard let amount = Decimal(string: number) else { return nil }
                let scale = seconds(in: character) * Decimal(microsecondsPerSecond)
                guard let part = Int64((amount * scale).truncatedText) else { return nil }
                let (sum, overflows) = total.addingReportingOverflow(part)
                guard !overflows else { return nil }
                total = sum
                number = ""
            default: continue
            }
        }
        return text.hasPrefix("-") ? -total : total
    }

    private static func seconds(in unit: Character) -> Decimal {
        switch unit {
        case "D": 86_400
        case "H": 3_600
        case "M": 60
        default: 1
        }
    }
}

extension Decimal {
    /// The digits before the point.
    fileprivate var truncatedText: String {
        let text = description
        return text.firstIndex(of: ".").map { String(text[..<$0]) } ?? text
    }
}
