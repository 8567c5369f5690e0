import JSON

/// A text with placeholders such as `{name}`.
struct RuleTemplate: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case text(String)
        /// The name, and what stands there where the name has no value.
        case placeholder(String, fallback: String)
    }

    /// The placeholders that every rule has; a pattern adds its groups.
    static let names = [
        "message", "name", "email", "language", "files", "ticket", "summary", "conversation",
    ]

    let parts: [Part]

    /// Reads a text: `{{` and `}}` are braces, `{name|there}` has a fallback.
    ///
    /// - Throws: The sentence that says what is wrong.
    init(_ text: String) throws(TemplateProblem) {
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "{" || character == "}", rest.first == character {
                rest.removeFirst()
                literal.append(character)
            } else if character == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw TemplateProblem("'{' is not closed; write '{{' for a brace itself")
                }
                let inside = rest[..<end].split(separator: "|", maxSplits: 1)
                rest = rest[rest.index(after: end)...]
                parts.append(.text(literal))
                literal = ""
                let fallback = inside.count > 1 ? String(inside[1]) : ""
                parts.append(.placeholder(String(inside.first ?? ""), fallback: fallback))
            } else if character == "}" {
                throw TemplateProblem("'}' closes nothing; write '}}' for a brace itself")
            } else {
                literal.append(character)
            }
        }
        parts.append(.text(literal))
        self.parts = parts.filter { $0 != .text("") }
    }

    /// The names of its placeholders.
    var placeholders: [String] {
        parts.compactMap { part in
            guard case .placeholder(let name, _) = part else { return nil }
            return name
        }
    }

    func filled(with values: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name, let fallback):
                values[name].flatMap { $0.isEmpty ? nil : $0 } ?? fallback
            }
        }
        .joined()
    }
}

/// What is wrong in a text with placeholders.
struct TemplateProblem: Error, Equatable {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

/// JSON whose texts may have placeholders.
indirect enum RuleData: Sendable, Equatable {
    case fixed(JSONValue)
    case text(RuleTemplate)
    case array([RuleData])
    case object([Member])

    struct Member: Sendable, Equatable {
        let name: String
        let value: RuleData
    }

    func filled(with values: [String: String]) -> JSONValue {
        switch self {
        case .fixed(let value): value
        case .text(let template): .string(template.filled(with: values))
        case .array(let elements): .array(elements.map { $0.filled(with: values) })
        case .object(let members):
            JSONValue(members: members.map { ($0.name, $0.value.filled(with: values)) })
        }
    }
}
