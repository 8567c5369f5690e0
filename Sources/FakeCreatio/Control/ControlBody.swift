import Foundation
import JSON
import Wire

/// The body of a call: a JSON object whose members are read by name and type.
struct ControlBody: Sendable {
    let value: JSONValue

    /// - Throws: `ControlError` for what is no JSON; no body at all is an empty object.
    init(_ bytes: Data) throws {
        guard !bytes.isEmpty else {
            value = JSONValue(members: [])
            return
        }
        do {
            value = try JSONValue.parse(bytes)
        } catch {
            throw ControlError("the body is no JSON: \(error)")
        }
    }

    init(_ value: JSONValue) {
        self.value = value
    }

    /// Refuses a body that is no object, and members that nobody would read.
    func allow(_ names: [String]) throws {
        guard let members = value.members else {
            throw ControlError("the body has to be a JSON object with \(names.listed)")
        }
        for (name, _) in members where !names.contains(name) {
            throw ControlError("'\(name)' is not read here; the body takes \(names.listed)")
        }
    }

    func text(_ name: String) throws -> String? {
        try read(name, "a text") { $0.text }
    }

    func number(_ name: String) throws -> Int? {
        try read(name, "a whole number, not negative") { value in
            guard case .number(let number) = value, let integer = number.integer, integer >= 0
            else { return nil }
            return integer
        }
    }

    func truth(_ name: String) throws -> Bool? {
        try read(name, "true or false") { $0.truth }
    }

    func texts(_ name: String) throws -> [String]? {
        try read(name, "a list of texts") { value in
            guard let elements = value.elements else { return nil }
            let texts = elements.compactMap(\.text)
            return texts.count == elements.count ? texts : nil
        }
    }

    /// A number of seconds, with a fraction or without.
    func duration(_ name: String) throws -> Duration? {
        try read(name, "a number of seconds, at most a hundred years") { value in
            guard case .number(let number) = value, let decimal = number.decimal,
                abs(decimal) <= 3_200_000_000
            else { return nil }
            let microseconds = NSDecimalNumber(decimal: decimal * 1_000_000).int64Value
            return .microseconds(microseconds)
        }
    }

    /// Texts by name.
    func table(_ name: String) throws -> [(name: String, value: String)]? {
        try read(name, "an object of texts") { value in
            guard let members = value.members else { return nil }
            let table = members.compactMap { name, value in value.text.map { (name, $0) } }
            return table.count == members.count ? table.map { (name: $0.0, value: $0.1) } : nil
        }
    }

    /// The whole body as texts by name.
    func texts() throws -> [(name: String, value: String)] {
        guard let members = value.members else {
            throw ControlError("the body has to be a JSON object of texts")
        }
        return try members.map { name, value in
            guard let text = value.text else {
                throw ControlError("'\(name)' takes a text, not \(value.description.prefix(80))")
            }
            return (name, text)
        }
    }

    /// What a call cannot do without.
    func required<Value>(_ name: String, _ found: Value?) throws -> Value {
        guard let found else { throw ControlError("the body needs '\(name)'") }
        return found
    }

    /// The member read; nil where it is not there or null.
    private func read<Value>(
        _ name: String,
        _ kind: String,
        _ convert: (JSONValue) -> Value?
    ) throws -> Value? {
        guard let member = value[name], member != .null else { return nil }
        guard let converted = convert(member) else {
            throw ControlError("'\(name)' takes \(kind), not \(member.description.prefix(80))")
        }
        return converted
    }
}
