package import YAML

/// A key of a map, with the shape of its value.
struct Key<Value: Sendable>: Sendable {
    fileprivate let form: Form.KeyForm
    fileprivate let read: @Sendable (YAMLNode.Entry?, YAMLNode, inout Reading) -> Value?

    /// A key that must be there.
    static func required(_ name: String, _ shape: Shape<Value>, _ meaning: String) -> Key {
        Key(
            form: Form.KeyForm(name: name, meaning: meaning, isRequired: true, form: shape.form)
        ) { entry, map, reading in
            guard let entry else {
                reading.report("'\(name)' is missing here: \(meaning)", at: map.position)
                return nil
            }
            return reading.under(name) { shape(entry.value, &$0) }
        }
    }

    /// A key that has a value of its own when it is left out.
    static func optional(
        _ name: String,
        _ shape: Shape<Value>,
        default value: Value,
        _ meaning: String
    ) -> Key {
        Key(
            form: Form.KeyForm(name: name, meaning: meaning, isRequired: false, form: shape.form)
        ) { entry, _, reading in
            guard let entry else { return value }
            return reading.under(name) { shape(entry.value, &$0) }
        }
    }

    /// A key that may be left out.
    static func optional<Wrapped>(
        _ name: String,
        _ shape: Shape<Wrapped>,
        _ meaning: String
    ) -> Key where Value == Wrapped? {
        .optional(name, shape.map { Optional($0) }, default: nil, meaning)
    }
}

/// The keys of a map that the language does not name.
struct Rest<Value: Sendable>: Sendable {
    let keys: Form.KeyPattern
    let shape: Shape<Value>
    let meaning: String

    init(_ keys: Form.KeyPattern, _ shape: Shape<Value>, _ meaning: String) {
        self.keys = keys
        self.shape = shape
        self.meaning = meaning
    }
}

/// A key that the language does not name, with its value and where the key stands.
package struct Member<Value: Sendable>: Sendable {
    package let key: String
    package let position: SourcePosition
    package let value: Value
}

extension Member: Equatable where Value: Equatable {}

extension Shape {
    /// A map of known keys, read in the order in which they are declared here.
    static func keys<each Field>(
        _ keys: repeat Key<each Field>,
        make: @escaping @Sendable (repeat each Field) -> Value
    ) -> Shape {
        .keys(rest: Rest<Never>?.none, repeat each keys) {
            (_: [Member<Never>], values: repeat each Field) in
            make(repeat each values)
        }
    }

    /// A map of known keys, and of others that follow a pattern and are read last.
    static func keys<each Field, Other>(
        rest: Rest<Other>?,
        _ keys: repeat Key<each Field>,
        make: @escaping @Sendable ([Member<Other>], repeat each Field) -> Value
    ) -> Shape {
        var forms: [Form.KeyForm] = []
        repeat forms.append((each keys).form)
        let known = forms
        let restForm = rest.map {
            Form.RestForm(keys: $0.keys, meaning: $0.meaning, form: $0.shape.form)
        }
        return Shape(.map(known, rest: restForm)) { node, reading in
            guard case .map(let entries) = node.content else { return nil }
            func value<Read>(of key: Key<Read>, _ reading: inout Reading) -> Read? {
                key.read(entries.first { $0.key == key.form.name }, node, &reading)
            }
            let values = (repeat value(of: each keys, &reading))
            let others = members(entries, known.map(\.name), rest, &reading)
            do {
                return make(try unwrapped(others), repeat try unwrapped(each values))
            } catch {
                return nil
            }
        }
    }
}

/// The entries that are not known keys; nil when one of them has no place in the map.
private func members<Other>(
    _ entries: [YAMLNode.Entry],
    _ known: [String],
    _ rest: Rest<Other>?,
    _ reading: inout Reading
) -> [Member<Other>]? {
    var members: [Member<Other>] = []
    var isComplete = true
    for entry in entries where !known.contains(entry.key) {
        guard let rest, rest.keys.admits(entry.key) else {
            reading.refuse(
                "key",
                entry.key,
                allowed: known,
                otherwise: rest?.keys.phrase,
                at: entry.keyPosition
            )
            isComplete = false
            continue
        }
        let value = reading.under(entry.key) { rest.shape(entry.value, &$0) }
        guard let value else {
            isComplete = false
            continue
        }
        members.append(Member(key: entry.key, position: entry.keyPosition, value: value))
    }
    return isComplete ? members : nil
}

/// Stands for a value whose mistake has been reported already.
private struct HasBeenReported: Error {}

private func unwrapped<Value>(_ value: Value?) throws(HasBeenReported) -> Value {
    guard let value else { throw HasBeenReported() }
    return value
}
