package import JSON

/// What a JSON value has to be.
///
/// An object may have more members than are expected; an array has exactly the expected elements.
package indirect enum ExpectedValue: Sendable, Equatable {
    /// A number, a truth value or null, digit for digit.
    case scalar(JSONValue)
    case text(TextPattern)
    case array([ExpectedValue])
    case object(ExpectedObject)
}

/// What an object or, by the members that begin with `~`, an array has to be.
package struct ExpectedObject: Sendable, Equatable {
    package var members: [Member] = []
    /// `~exactly`: the names of all members in their order.
    package var exactly: [String]?
    /// `~order`: these members, in this order among others.
    package var order: [String]?
    /// `~count`: so many elements.
    package var count: Int?
    /// `~each`: what every element is.
    package var each: ExpectedValue?
    /// `~some`: what at least one element is.
    package var some: ExpectedValue?
    /// `~none`: what no element is.
    package var none: ExpectedValue?

    /// A member by its name.
    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: ExpectedValue
    }

    /// Whether it speaks of an array.
    var isOfElements: Bool { count != nil || each != nil || some != nil || none != nil }
}

/// One place in which a reply is not as it has to be.
package struct Mismatch: Sendable, Equatable, CustomStringConvertible {
    /// The place, such as `status`, `header location` or `value/0/Id`.
    package let place: String
    package let expected: String
    package let found: String

    package init(_ place: String, expected: String, found: String) {
        self.place = place
        self.expected = expected
        self.found = found
    }

    package var description: String {
        "\(place)\n  expected  \(expected)\n  found     \(found.shortened)"
    }
}

extension ExpectedValue {
    /// Compares a value, nil for one that is not there.
    ///
    /// - Parameters:
    ///   - value: What was found.
    ///   - place: The name of the value in a mismatch.
    ///   - values: What placeholders stand for.
    /// - Returns: Every place that differs.
    package func mismatches(
        _ value: JSONValue?,
        at place: String,
        _ values: Placeholders
    ) -> [Mismatch] {
        switch self {
        case .scalar(let wanted):
            guard value != wanted else { return [] }
            return [Mismatch(place, expected: wanted.description, found: Self.text(of: value))]
        case .text(let pattern):
            guard !Self.fits(pattern, value, values) else { return [] }
            return [Mismatch(place, expected: pattern.text(values), found: Self.text(of: value))]
        case .array(let wanted):
            guard let elements = value?.elements, elements.count == wanted.count else {
                return [
                    Mismatch(
                        place,
                        expected: "an array of \(wanted.count)",
                        found: Self.text(of: value)
                    )
                ]
            }
            return zip(wanted, elements).enumerated().flatMap { index, pair in
                pair.0.mismatches(pair.1, at: "\(place)/\(index)", values)
            }
        case .object(let wanted):
            return wanted.isOfElements
                ? wanted.mismatches(ofElements: value, at: place, values)
                : wanted.mismatches(ofMembers: value, at: place, values)
        }
    }

    /// `~any` takes any kind of value, the others texts alone.
    private static func fits(
        _ pattern: TextPattern,
        _ value: JSONValue?,
        _ values: Placeholders
    ) -> Bool {
        guard let value else { return pattern == .absent }
        if pattern == .any { return true }
        guard let text = value.text else { return false }
        return pattern.fits(text, values)
    }

    fileprivate static func text(of value: JSONValue?) -> String {
        value?.description ?? "nothing"
    }
}

extension ExpectedObject {
    fileprivate func mismatches(
        ofMembers value: JSONValue?,
        at place: String,
        _ values: Placeholders
    ) -> [Mismatch] {
        guard let found = value?.members?.map(\.name) else {
            return [
                Mismatch(place, expected: "an object", found: ExpectedValue.text(of: value))
            ]
        }
        var mismatches: [Mismatch] = []
        if let exactly, exactly != found {
            mismatches.append(
                Mismatch(
                    "the members of \(place)",
                    expected: exactly.joined(separator: ", "),
                    found: found.joined(separator: ", ")
                )
            )
        }
        if let order, order != found.filter(order.contains) {
            mismatches.append(
                Mismatch(
                    "the order in \(place)",
                    expected: order.joined(separator: ", "),
                    found: found.joined(separator: ", ")
                )
            )
        }
        return mismatches
            + members.flatMap {
                let name = values.filled($0.name)
                return $0.value.mismatches(value?[name], at: "\(place)/\(name)", values)
            }
    }

    fileprivate func mismatches(
        ofElements value: JSONValue?,
        at place: String,
        _ values: Placeholders
    ) -> [Mismatch] {
        let found = ExpectedValue.text(of: value)
        guard let elements = value?.elements else {
            return [Mismatch(place, expected: "an array", found: found)]
        }
        var mismatches: [Mismatch] = []
        if let count, count != elements.count {
            mismatches.append(
                Mismatch(place, expected: "\(count) elements", found: "\(elements.count): \(found)")
            )
        }
        for (index, element) in elements.enumerated() {
            mismatches += each?.mismatches(element, at: "\(place)/\(index)", values) ?? []
        }
        let fits = { (wanted: ExpectedValue) in
            elements.contains { wanted.mismatches($0, at: place, values).isEmpty }
        }
        if let some, !fits(some) {
            mismatches.append(Mismatch(place, expected: "an element like \(some)", found: found))
        }
        if let none, fits(none) {
            mismatches.append(Mismatch(place, expected: "no element like \(none)", found: found))
        }
        return mismatches
    }
}

extension ExpectedValue: CustomStringConvertible {
    package var description: String {
        switch self {
        case .scalar(let value): value.description
        case .text(let pattern): pattern.text(Placeholders())
        case .array(let elements):
            "[" + elements.map(\.description).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.members.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + "}"
        }
    }
}

extension String {
    /// Cut to what a reader takes in.
    fileprivate var shortened: String {
        count > 1500 ? prefix(1500) + "…" : self
    }
}
