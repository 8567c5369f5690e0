package import JSON

extension YAMLNode {
    /// The value as JSON: plain numbers, `true`, `false` and nothing are what they say; a number
    /// keeps its digits.
    package var json: JSONValue {
        switch content {
        case .nothing: .null
        case .scalar(let scalar): scalar.json
        case .list(let items): .array(items.map(\.json))
        case .map(let entries): JSONValue(members: entries.map { ($0.key, $0.value.json) })
        }
    }
}

extension YAMLNode.Scalar {
    fileprivate var json: JSONValue {
        // What is no JSON is a text; there is nothing to tell of it.
        switch isQuoted ? nil : try? JSONValue.parse(text) {
        case .number(let number): .number(number)
        case .bool(let truth): .bool(truth)
        default: .string(text)
        }
    }
}
