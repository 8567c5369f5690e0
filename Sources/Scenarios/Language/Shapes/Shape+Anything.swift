import JSON

extension Shape where Value == JSONValue {
    /// Any value, as JSON: what quotes do not mark as a text may be a number or a truth value.
    static var anything: Shape {
        Shape(.anything) { node, _ in JSONValue(node) }
    }
}

extension JSONValue {
    fileprivate init(_ node: SyntaxNode) {
        switch node.content {
        case .nothing:
            self = .null
        case .scalar(let scalar):
            self = .init(scalar)
        case .list(let items):
            self = .array(items.map { JSONValue($0) })
        case .map(let entries):
            self.init(members: entries.map { ($0.key, JSONValue($0.value)) })
        }
    }

    private init(_ scalar: SyntaxNode.Scalar) {
        if scalar.isQuoted {
            self = .string(scalar.text)
        } else if scalar.text == "true" || scalar.text == "false" {
            self = .bool(scalar.text == "true")
        } else if let number = Int(scalar.text), String(number) == scalar.text {
            self = .number(JSONNumber(number))
        } else {
            self = .string(scalar.text)
        }
    }
}
