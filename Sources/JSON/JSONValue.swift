package import OrderedCollections

/// A JSON value that keeps what Foundation's coders lose: the order of an object's members and
/// the digits of a number as they were written.
///
/// Both matter here. Creatio writes properties in column order and decimals with the scale of
/// their column (`0.00`), and a fake that sorts or rounds them is no fake.
package enum JSONValue: Sendable, Hashable {
    /// The members of an object in their order.
    package typealias Members = OrderedDictionary<String, JSONValue>

    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(Members)
}

extension JSONValue {
    /// An object of these members; of those with the same name the last one counts.
    package init(members: some Sequence<(String, JSONValue)>) {
        self = .object(OrderedDictionary(members, uniquingKeysWith: { _, last in last }))
    }

    /// The member of an object; nil for a missing member and for any other kind of value.
    ///
    /// A new member goes to the end, nil removes one. A value that is no object becomes one when
    /// a member is set.
    package subscript(key: String) -> JSONValue? {
        get {
            guard case .object(let members) = self else { return nil }
            return members[key]
        }
        set {
            var members: Members = [:]
            if case .object(let own) = self { members = own }
            self = .null  // Leaves `members` the only owner, so that nothing is copied.
            members[key] = newValue
            self = .object(members)
        }
    }

    /// The members of an object in their order; nil for any other kind of value.
    package var members: [(name: String, value: JSONValue)]? {
        guard case .object(let members) = self else { return nil }
        return members.map { ($0, $1) }
    }

    /// The text of a string; nil for any other kind of value.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array; nil for any other kind of value.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The truth value of a Boolean; nil for any other kind of value.
    package var truth: Bool? {
        guard case .bool(let truth) = self else { return nil }
        return truth
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(members: elements)
    }
    package init(nilLiteral: ()) { self = .null }
}
