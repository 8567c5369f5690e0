import Foundation
import Wire

/// How a column's value is compared with the AI's words: what a person would accept as the same.
///
/// It knows nothing of how the core reads them.
package enum FieldReading: Sendable, Equatable {
    case text, number, truth, moment
    /// The name of a row, which has others in other languages.
    case name(orIts: [String] = [])

    /// Whether the value that stands in the column is what the words say.
    package func accepts(_ value: String, for words: String) -> Bool {
        let words = words.trimmingCharacters(in: .whitespacesAndNewlines)
        switch self {
        case .text:
            let (value, words) = (value.visible, words.visible)
            return !value.isEmpty && words.hasPrefix(value)
        case .number:
            return words.numbersItCanMean.contains { $0 == Decimal(string: value) }
        case .truth:
            let isYes = ["yes", "true", "1", "ja", "oui", "да"].contains(words.lowercased())
            return value == (isYes ? "true" : "false")
        case .moment:
            return isSameDay(value, words)
        case .name(let others):
            return ([value] + others).contains { $0.lowercased() == words.lowercased() }
        }
    }

    /// Whether the moment is on the day that the words begin with, whatever the zone.
    private func isSameDay(_ value: String, _ words: String) -> Bool {
        if let exact = Timestamp(iso8601: words) { return Timestamp(iso8601: value) == exact }
        guard let day = Timestamp(iso8601: "\(words.prefix(10))T12:00Z"),
            let moment = Timestamp(iso8601: value)
        else { return false }
        return moment - day < .seconds(36 * 3600) && day - moment < .seconds(36 * 3600)
    }
}

extension String {
    /// The text without what nobody sees: marks of direction, joiners, control characters and what
    /// is no character; ends of lines among them.
    var visible: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .unassigned, .lineSeparator, .paragraphSeparator: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The number with its points or its commas as the mark of the decimals.
    fileprivate var numbersItCanMean: [Decimal] {
        let digits = filter { !$0.isWhitespace && $0 != "'" }
        return [
            digits.filter { $0 != "," },
            digits.filter { $0 != "." }.replacing(",", with: "."),
        ].compactMap { Decimal(string: $0) }
    }
}
