/// A set that a file lists in order and leaves out where it is empty.
@propertyWrapper
package struct Sorted<Word: Codable & Hashable & Comparable & Sendable>: Codable, Sendable, Hashable
{
    package var wrappedValue: Set<Word>

    package init(wrappedValue: Set<Word>) {
        self.wrappedValue = wrappedValue
    }

    package init(from decoder: any Decoder) throws {
        wrappedValue = Set(try [Word](from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try wrappedValue.sorted().encode(to: encoder)
    }
}

/// A table by name that a file leaves out where it is empty.
@propertyWrapper
package struct Table<Value: Codable & Hashable & Sendable>: Codable, Sendable, Hashable {
    package var wrappedValue: [String: Value]

    package init(wrappedValue: [String: Value]) {
        self.wrappedValue = wrappedValue
    }

    package init(from decoder: any Decoder) throws {
        wrappedValue = try [String: Value](from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try wrappedValue.encode(to: encoder)
    }
}

extension KeyedDecodingContainer {
    /// What is left out is empty.
    func decode<Word>(_ type: Sorted<Word>.Type, forKey key: Key) throws -> Sorted<Word> {
        try decodeIfPresent(type, forKey: key) ?? Sorted(wrappedValue: [])
    }

    /// What is left out is empty.
    func decode<Value>(_ type: Table<Value>.Type, forKey key: Key) throws -> Table<Value> {
        try decodeIfPresent(type, forKey: key) ?? Table(wrappedValue: [:])
    }
}

extension KeyedDecodingContainer {
    /// What is left out is empty.
    func decode(_ type: SetNeed.Type, forKey key: Key) throws -> SetNeed {
        try decodeIfPresent(type, forKey: key) ?? SetNeed()
    }

    /// What is left out is empty.
    func decode(_ type: MappedFieldNeed.Type, forKey key: Key) throws -> MappedFieldNeed {
        try decodeIfPresent(type, forKey: key) ?? MappedFieldNeed()
    }

    /// What is left out is empty.
    func decode(_ type: [Flow].Type, forKey key: Key) throws -> [Flow] {
        try decodeIfPresent(type, forKey: key) ?? []
    }
}
