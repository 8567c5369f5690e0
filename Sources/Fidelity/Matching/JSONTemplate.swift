package import JSON

/// A JSON value whose strings may hold placeholders.
package struct JSONTemplate: Sendable, Equatable {
    package let value: JSONValue

    package init(_ value: JSONValue) {
        self.value = value
    }

    /// The value with its placeholders filled, in the names of members as well.
    package func filled(_ values: Placeholders) -> JSONValue {
        Self.fill(value, values)
    }

    private static func fill(_ value: JSONValue, _ values: Placeholders) -> JSONValue {
        switch value {
        case .null, .bool, .number: value
        case .string(let text): .string(values.filled(text))
        case .array(let elements): .array(elements.map { fill($0, values) })
        case .object(let members):
            JSONValue(members: members.map { (values.filled($0.key), fill($0.value, values)) })
        }
    }
}
