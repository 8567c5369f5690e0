import JSON

/// Prints JSON indented, so that a file of it can be read and compared line by line.
struct JSONText {
    private let value: JSONValue

    init(_ value: JSONValue) {
        self.value = value
    }

    var text: String { lines(value).joined(separator: "\n") + "\n" }

    private func lines(_ value: JSONValue) -> [String] {
        switch value {
        case .object:
            let members = value.members ?? []
            guard !members.isEmpty else { return ["{}"] }
            return block(
                members.map { name, member in
                    var lines = lines(member)
                    lines[0] = JSONValue.string(name).description + ": " + lines[0]
                    return lines
                },
                "{",
                "}"
            )
        case .array(let elements):
            guard elements.contains(where: { $0.members != nil || $0.elements != nil }) else {
                return [value.description]
            }
            return block(elements.map(lines), "[", "]")
        case .null, .bool, .number, .string: return [value.description]
        }
    }

    private func block(_ parts: [[String]], _ open: String, _ close: String) -> [String] {
        let inner = parts.enumerated().flatMap { index, lines -> [String] in
            var lines = lines.map { "  " + $0 }
            if index < parts.count - 1 { lines[lines.count - 1] += "," }
            return lines
        }
        return [open] + inner + [close]
    }
}
