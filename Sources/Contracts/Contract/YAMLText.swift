import JSON

/// Prints JSON values as YAML: on one line what fits there, indented what does not, and nothing
/// where it is empty.
struct YAMLText {
    private static let width = 100

    private let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    var text: String { lines(value).joined(separator: "\n") + "\n" }

    private func lines(_ value: JSONValue) -> [String] {
        switch value {
        case .object: (value.members ?? []).flatMap { lines(of: $0.value, named: $0.name) }
        case .array(let elements): elements.flatMap(lines(ofElement:))
        case .null, .bool, .number, .string: [flow(value)]
        }
    }

    private func lines(of value: JSONValue, named name: String) -> [String] {
        guard !value.isEmpty else { return [] }
        let line = quoted(name) + ": " + flow(value)
        if value.isFlat, line.count <= Self.width { return [line] }
        return [quoted(name) + ":"] + lines(value).map { "  " + $0 }
    }

    private func lines(ofElement value: JSONValue) -> [String] {
        let line = "- " + flow(value)
        if value.isFlat, line.count <= Self.width { return [line] }
        return lines(value).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
    }

    private func flow(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .object:
            "{ "
                + (value.members ?? []).filter { !$0.value.isEmpty }
                .map { quoted($0.name) + ": " + flow($0.value) }.joined(separator: ", ") + " }"
        case .null, .bool, .number: value.description
        }
    }

    /// A text in quotes wherever YAML could take it for something else.
    private func quoted(_ text: String) -> String {
        let isWord = text.wholeMatch(of: /[A-Za-z$][A-Za-z0-9$.\/ _]*/) != nil
        let isTaken = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(text.lowercased())
        let isPlain = isWord && !isTaken && !text.hasSuffix(" ")
        return isPlain ? text : JSONValue.string(text).description
    }
}

extension JSONValue {
    fileprivate var isEmpty: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object: (members ?? []).allSatisfy(\.value.isEmpty)
        case .null: true
        case .bool, .number, .string: false
        }
    }

    /// Whether it is easily read on one line: no map within a map or a list.
    fileprivate var isFlat: Bool {
        switch self {
        case .object: (members ?? []).allSatisfy { $0.value.members == nil && $0.value.isFlat }
        case .array(let elements): elements.allSatisfy { $0.members == nil }
        case .null, .bool, .number, .string: true
        }
    }
}
