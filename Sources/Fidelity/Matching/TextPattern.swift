/// What a text has to be; the fields of a YAML scalar that begins with `~`.
package enum TextPattern: Sendable, Hashable {
    case equals(String)
    case contains(String)
    case lacks(String)
    case starts(String)
    case ends(String)
    case matches(String)
    /// A GUID in lower case.
    case guid
    /// A moment of UTC: `2026-11-22T10:00:00.123Z`.
    case date
    /// Anything, and it is there.
    case any
    case absent

    private static let guidPattern =
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    private static let datePattern =
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z"

    /// The words after `~`, and what each makes of the text behind it.
    package static let words: [String] = [
        "guid", "date", "any", "absent", "contains", "lacks", "starts", "ends", "matches",
    ]

    /// Reads a scalar.
    ///
    /// - Throws: `PatternError` for an unknown word or a pattern that is none.
    package init(_ text: String) throws(PatternError) {
        guard text.hasPrefix("~") else {
            self = .equals(text)
            return
        }
        let word = String(text.dropFirst().prefix { $0 != " " })
        let rest = String(text.dropFirst(word.count + 1).drop { $0 == " " })
        switch word {
        case "guid": self = .guid
        case "date": self = .date
        case "any": self = .any
        case "absent": self = .absent
        case "contains": self = .contains(rest)
        case "lacks": self = .lacks(rest)
        case "starts": self = .starts(rest)
        case "ends": self = .ends(rest)
        case "matches":
            guard (try? Regex(rest)) != nil else { throw .badPattern(rest) }
            self = .matches(rest)
        default: throw .unknownWord(word)
        }
    }

    /// Whether the text is as it has to be; nil is a text that is not there.
    ///
    /// - Parameters:
    ///   - text: What was found.
    ///   - values: What the placeholders of the pattern stand for.
    /// - Returns: Whether it fits.
    package func fits(_ text: String?, _ values: Placeholders) -> Bool {
        guard let text else { return self == .absent }
        return switch self {
        case .equals(let wanted): text == values.filled(wanted)
        case .contains(let part): text.contains(values.filled(part))
        case .lacks(let part): !text.contains(values.filled(part))
        case .starts(let part): text.hasPrefix(values.filled(part))
        case .ends(let part): text.hasSuffix(values.filled(part))
        case .matches(let pattern): Self.whole(values.filled(pattern), text)
        case .guid: Self.whole(Self.guidPattern, text)
        case .date: Self.whole(Self.datePattern, text)
        case .any: true
        case .absent: false
        }
    }

    /// The pattern was compiled once when it was read; one that a placeholder has spoilt fits
    /// nothing.
    private static func whole(_ pattern: String, _ text: String) -> Bool {
        guard let regex = try? Regex(pattern).dotMatchesNewlines() else { return false }
        return text.wholeMatch(of: regex) != nil
    }

    /// The pattern in words, with its placeholders filled.
    package func text(_ values: Placeholders) -> String {
        switch self {
        case .equals(let wanted): values.filled(wanted)
        case .contains(let part): "something with '\(values.filled(part))'"
        case .lacks(let part): "something without '\(values.filled(part))'"
        case .starts(let part): "something that starts with '\(values.filled(part))'"
        case .ends(let part): "something that ends with '\(values.filled(part))'"
        case .matches(let pattern): "something like \(pattern)"
        case .guid: "a GUID in lower case"
        case .date: "a moment of UTC"
        case .any: "anything"
        case .absent: "nothing"
        }
    }
}

/// Why a scalar is no pattern.
package enum PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownWord(String)
    case badPattern(String)

    package var description: String {
        switch self {
        case .unknownWord(let word):
            "unknown matcher '~\(word)'; there are "
                + TextPattern.words.map { "~" + $0 }.joined(separator: ", ")
        case .badPattern(let pattern): "'\(pattern)' is not a regular expression"
        }
    }
}
