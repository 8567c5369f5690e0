/// A member that stands in the JSON even when there is nothing to say: `null`, never left out.
///
/// The widget API distinguishes the two. Swift's synthesised `Codable` leaves a nil out, and the
/// engine then pages through the session list without end (widget-engine.md section 2). Reading
/// is as strict: a missing member is an error.
@propertyWrapper
package struct NullWhenNil<Value> {
    package var wrappedValue: Value?

    package init(wrappedValue: Value?) {
        self.wrappedValue = wrappedValue
    }
}

extension NullWhenNil: Sendable where Value: Sendable {}
extension NullWhenNil: Equatable where Value: Equatable {}

extension NullWhenNil: Encodable where Value: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue {
            try container.encode(wrappedValue)
        } else {
            try container.encodeNil()
        }
    }
}

extension NullWhenNil: Decodable where Value: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }
}
