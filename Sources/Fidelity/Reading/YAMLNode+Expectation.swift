import JSON
import YAML

extension YAMLNode {
    /// The value as what a reply has to be; a text that begins with `~` is a matcher.
    func expected() throws(YAMLMistake) -> ExpectedValue {
        if entries != nil { return .object(try expectedObject()) }
        if let elements {
            var expected: [ExpectedValue] = []
            for element in elements { expected.append(try element.expected()) }
            return .array(expected)
        }
        let value = json
        guard let text = value.text else { return .scalar(value) }
        return .text(try pattern(text))
    }

    /// The text as a pattern.
    func pattern(_ text: String) throws(YAMLMistake) -> TextPattern {
        do {
            return try TextPattern(text)
        } catch {
            throw mistake(error.description)
        }
    }

    private func expectedObject() throws(YAMLMistake) -> ExpectedObject {
        var object = ExpectedObject()
        for entry in entries ?? [] {
            let (name, value) = (entry.key, entry.value)
            switch name {
            case "~exactly": object.exactly = try value.texts()
            case "~order": object.order = try value.texts()
            case "~count": object.count = try value.integer()
            case "~each": object.each = try value.expected()
            case "~some": object.some = try value.expected()
            case "~none": object.none = try value.expected()
            default:
                guard !name.hasPrefix("~") else {
                    throw YAMLMistake(
                        "unknown word '\(name)'; there are ~exactly, ~order, ~count, ~each,"
                            + " ~some, ~none",
                        at: entry.keyPosition
                    )
                }
                object.members.append(.init(name: name, value: try value.expected()))
            }
        }
        return object
    }
}
