import YAML

/// What an expectation says of a text.
package enum TextMatch: Sendable, Equatable {
    case equals(String)
    case contains(String)
    case startsWith(String)
    case isNot(String)
    /// The empty value: an empty text, or a lookup that points nowhere.
    case isEmpty

    package func matches(_ text: String) -> Bool {
        switch self {
        case .equals(let expected): text == expected
        case .contains(let part): text.contains(part)
        case .startsWith(let beginning): text.hasPrefix(beginning)
        case .isNot(let other): text != other
        case .isEmpty: text.isEmpty
        }
    }

    /// The expectation as a failure shows it.
    package var phrase: String {
        switch self {
        case .equals(let expected): expected
        case .contains(let part): "a text that contains '\(part)'"
        case .startsWith(let beginning): "a text that starts with '\(beginning)'"
        case .isNot(let other): "anything but '\(other)'"
        case .isEmpty: "nothing"
        }
    }
}

extension Shape where Value == TextMatch {
    /// A text that must be equal, nothing for the empty value, or one of the weaker demands.
    static var textMatch: Shape {
        .either(
            .nothing(.isEmpty),
            Shape<String>.text.map { .equals($0) },
            Shape<String?>.oneOfTextDemands
        )
    }
}

extension Shape where Value == String? {
    fileprivate static var oneOfTextDemands: Shape<TextMatch> {
        Shape<[TextMatch]>.keys(
            .optional("contains", .text, "A part of the text."),
            .optional("starts with", .text, "The beginning of the text."),
            .optional("is not", .text, "What the text must not be.")
        ) { contains, startsWith, isNot in
            [
                contains.map { TextMatch.contains($0) },
                startsWith.map { TextMatch.startsWith($0) },
                isNot.map { TextMatch.isNot($0) },
            ].compactMap(\.self)
        }
        .checked { demands, node, reading in
            guard demands.count != 1 else { return }
            reading.report(
                "exactly one of 'contains', 'starts with' or 'is not' is wanted here",
                at: node.position
            )
        }
        .map { $0.first ?? .isEmpty }
    }
}
