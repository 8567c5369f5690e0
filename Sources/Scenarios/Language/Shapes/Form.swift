import YAML

/// What a value of the language may look like: the one description from which validation, the
/// editor's schema and the documentation come.
package indirect enum Form: Sendable, Equatable {
    /// Any scalar, taken as the text that stands there: `1042` is the text "1042".
    case text
    /// A whole number, not negative.
    case number
    /// `true` or `false`.
    case truth
    /// A span of time such as `30 s`.
    case duration
    /// A text that the language itself names.
    case word([Word])
    /// A name that `given` has defined.
    case name(NameKind)
    /// Nothing at all: a bare step, or a key with nothing behind it.
    case nothing
    /// Whatever YAML can say, kept as JSON.
    case anything
    case list(of: Form)
    case map([KeyForm], rest: RestForm?)
    /// A map with exactly one of these keys: a step.
    case oneKey([KeyForm])
    /// The first of these that fits what stands there.
    case either([Form])
}

extension Form {
    /// A word of the language with what it means.
    package struct Word: Sendable, Equatable {
        let text: String
        let meaning: String
    }

    /// A key of a map.
    package struct KeyForm: Sendable, Equatable {
        let name: String
        let meaning: String
        let isRequired: Bool
        let form: Form
    }

    /// The keys of a map that the language does not name: columns, objects, names.
    package struct RestForm: Sendable, Equatable {
        /// Which keys belong to it, as a pattern both for us and for editors.
        let keys: KeyPattern
        let meaning: String
        let form: Form
    }

    /// What keys outside the language look like.
    package enum KeyPattern: Sendable, Equatable {
        /// A column or a path of columns, as Creatio writes them: `Subject`, `Contact.Email`.
        case column
        /// A name that the scenario gives to something: `dana`, `second visitor`.
        case name
        /// The name of a header field or a language: `X-Key`, `uk-UA`.
        case header
        /// What a row is called: any text.
        case anything
    }
}

extension Form.KeyPattern {
    /// The pattern in the dialect that JSON Schema uses.
    var expression: String {
        switch self {
        case .column: "^[A-Z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)*$"
        case .name: "^[a-z][a-z0-9 _-]*$"
        case .header: "^[A-Za-z0-9-]+$"
        case .anything: "^.+$"
        }
    }

    /// What the pattern admits, in a mistake's message.
    var phrase: String {
        switch self {
        case .column: "a column such as 'Subject' or 'Contact.Email'"
        case .name: "a name in lower case such as 'dana'"
        case .header: "the name of a header field such as 'X-Key'"
        case .anything: "any text"
        }
    }

    func admits(_ key: String) -> Bool {
        switch self {
        case .column:
            key.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                ("A"..."Z") ~= (part.first ?? " ")
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        case .name:
            ("a"..."z") ~= (key.first ?? " ")
                && key.allSatisfy { ("a"..."z") ~= $0 || ("0"..."9") ~= $0 || " _-".contains($0) }
        case .header:
            key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        case .anything: !key.isEmpty
        }
    }
}

extension Form {
    /// What is allowed here, in a mistake's message.
    var phrase: String {
        switch self {
        case .text: "a text"
        case .number: "a whole number"
        case .truth: "'true' or 'false'"
        case .duration: "a duration such as '30 s' or '5 min'"
        case .word(let words): words.map { "'\($0.text)'" }.joinedAsChoice
        case .name(let kind): "the name of a \(kind.rawValue)"
        case .nothing: "nothing"
        case .anything: "any value"
        case .list: "a list"
        case .map(let keys, let rest):
            rest.map { "a map with keys such as \($0.keys.phrase)" }
                ?? "a map with \(keys.map { "'\($0.name)'" }.joinedAsChoice)"
        case .oneKey: "one step"
        case .either(let forms): forms.map(\.phrase).joinedAsChoice
        }
    }

    /// Whether what stands there is of this kind, without a look inside lists and maps.
    func admits(_ node: YAMLNode) -> Bool {
        switch (self, node.content) {
        case (.either(let forms), _): forms.contains { $0.admits(node) }
        case (.anything, _): true
        case (.nothing, .nothing), (.list, .list), (.map, .map), (.oneKey, .map): true
        case (.text, .scalar), (.name, .scalar): true
        case (.number, .scalar(let scalar)): Int(scalar.text).map { $0 >= 0 } ?? false
        case (.truth, .scalar(let scalar)): ["true", "false"].contains(scalar.text)
        case (.duration, .scalar(let scalar)): Duration(spelled: scalar.text) != nil
        case (.word(let words), .scalar(let scalar)): words.contains { $0.text == scalar.text }
        default: false
        }
    }
}

extension [String] {
    /// `a, b or c`.
    var joinedAsChoice: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
