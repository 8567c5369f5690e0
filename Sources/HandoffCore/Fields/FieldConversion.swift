import Foundation
import JSON
import Wire

/// Turns the AI's words into a value of a column's type.
struct FieldConversion: Sendable {
    /// Why words are no value of the type.
    struct Miss: Error, Equatable {
        let reason: String
    }

    /// In which zone a date and time without one are meant.
    let zone: TimeZoneName
    /// The length to which a text is cut; nil for no limit.
    let limit: Int?

    /// The value; lookups are for whoever can ask Creatio.
    func value(of text: String, as type: CaseColumn.ColumnType) throws(Miss) -> JSONValue {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        switch type {
        case .text:
            let harmless = HarmlessText.of(text)
            return .string(limit.map { harmless.cut(to: $0) } ?? harmless)
        case .integer:
            return .number(JSONNumber(try integer(text)))
        case .decimal:
            return .number(JSONNumber(verbatim: try SpelledNumber.read(text)))
        case .boolean:
            guard let truth = SpelledTruth.read(text) else {
                throw Miss(reason: "'\(text)' is neither yes nor no")
            }
            return .bool(truth)
        case .moment:
            return .string(try SpelledMoment.read(text, in: zone).iso8601())
        case .guid:
            guard let id = UUID(uuidString: text.asCreatioWritesID) else {
                throw Miss(reason: "'\(text)' is not a GUID")
            }
            return .string(id.uuidString.lowercased())
        case .lookup(let target):
            throw Miss(reason: "'\(text)' has to be looked up in \(target)")
        case .stream:
            throw Miss(reason: "the column holds a file, and no value")
        }
    }

    /// A whole number that OData can carry: `Edm.Int32`.
    private func integer(_ text: String) throws(Miss) -> Int {
        let number = try SpelledNumber.read(text)
        let parts = number.split(separator: ".")
        guard parts.dropFirst().allSatisfy({ $0.allSatisfy { $0 == "0" } }) else {
            throw Miss(reason: "'\(text)' is not a whole number")
        }
        guard let whole = Int32(parts[0]) else {
            throw Miss(reason: "'\(text)' is beyond what the column can hold")
        }
        return Int(whole)
    }
}
