import Foundation

extension Literal: CustomStringConvertible {
    /// The literal as it stands in a URL before percent-encoding.
    package var description: String {
        switch self {
        case .null: "null"
        case .boolean(let truth): truth ? "true" : "false"
        case .string(let text): Self.quoted(text)
        case .guid(let id): id.uuidString.lowercased()
        case .number(let text), .dateTimeOffset(let text), .date(let text), .timeOfDay(let text):
            text
        case .duration(let text): "duration" + Self.quoted(text)
        case .enumeration(let type, let member): type + Self.quoted(member)
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }
}
