import Foundation
import OrderedCollections

/// Lets a `Codable` type hold a part that is open.
///
/// Through Foundation's coders the order of members and the digits of numbers are lost: members
/// are sorted by name, so that one text always gives one value, and `1.50` becomes `1.5`.
extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: MemberName.self) {
            // The error only says that this is not an object; the next kind is tried.
            var members: JSONValue.Members = [:]
            for name in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                members[name.stringValue] = try container.decode(JSONValue.self, forKey: name)
            }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            // As above: not an array.
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    /// A failed attempt means only that the value is of another kind, hence each `try?`.
    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let truth = try? container.decode(Bool.self) { return .bool(truth) }
        if let text = try? container.decode(String.self) { return .string(text) }
        return .number(JSONNumber(try container.decode(Decimal.self)))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: MemberName.self)
            for (name, value) in members { try container.encode(value, forKey: MemberName(name)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .string(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .bool(let truth):
            var container = encoder.singleValueContainer()
            try container.encode(truth)
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .number(let number):
            guard let decimal = number.decimal else {
                throw EncodingError.invalidValue(
                    number,
                    .init(
                        codingPath: encoder.codingPath,
                        debugDescription: "'\(number.text)' is beyond what a decimal number holds"
                    )
                )
            }
            var container = encoder.singleValueContainer()
            try container.encode(decimal)
        }
    }
}

private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}
