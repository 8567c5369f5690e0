import JSON
import OData

/// The body of a call: JSON text with placeholders such as `[#Id#]` and `[#Case.Id#]`, each a
/// path over lookups from the record that started the process.
///
/// A placeholder stands within a JSON string; its value is escaped for that place. An address and
/// the value of a header may have placeholders too.
package struct BodyTemplate: Sendable, Equatable, ExpressibleByStringLiteral {
    private enum Part: Sendable, Equatable {
        case text(String)
        case value([String])
    }

    private let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "[#"),
            let close = rest[open.upperBound...].firstRange(of: "#]")
        {
            let path = rest[open.upperBound..<close.lowerBound]
            parts.append(.text(String(rest[..<open.lowerBound])))
            parts.append(.value(path.split(separator: ".").map(String.init)))
            rest = rest[close.upperBound...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    /// The paths of all placeholders.
    var paths: [[String]] {
        parts.compactMap { part in
            guard case .value(let path) = part else { return nil }
            return path
        }
    }

    /// Where the text stands, which decides how a value is escaped.
    package enum Place {
        case json
        case address
        case header
    }

    /// The text with each placeholder replaced by what the closure finds at its path.
    package func filled(
        for place: Place = .json,
        with value: ([String]) throws -> String
    ) rethrows -> String {
        try parts.reduce(into: "") { text, part in
            switch part {
            case .text(let literal): text += literal
            case .value(let path): text += Self.escaped(try value(path), for: place)
            }
        }
    }

    private static func escaped(_ value: String, for place: Place) -> String {
        switch place {
        case .json: String(JSONValue.string(value).description.dropFirst().dropLast())
        case .address: PercentEncoding.encode(value)
        // A line break would begin another field.
        case .header: value.filter { !$0.isNewline }
        }
    }
}
