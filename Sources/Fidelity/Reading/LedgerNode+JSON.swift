import JSON

extension LedgerNode {
    private static let numberPattern = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][-+]?[0-9]+)?"

    /// The value as JSON; a number keeps its digits.
    func json() -> JSONValue {
        if let entries {
            return JSONValue(members: entries.map { ($0.name, $0.value.json()) })
        }
        if let elements { return .array(elements.map { $0.json() }) }
        guard let scalar else { return .null }
        return Self.json(scalar.text, isQuoted: scalar.isQuoted)
    }

    private static func json(_ text: String, isQuoted: Bool) -> JSONValue {
        if isQuoted { return .string(text) }
        switch text {
        case "", "~", "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            let isNumber = (try? Regex(numberPattern).wholeMatch(in: text)) != nil
            return isNumber ? .number(JSONNumber(verbatim: text)) : .string(text)
        }
    }

    /// The value as what a reply has to be; a text that begins with `~` is a matcher.
    func expected() throws(LedgerMistake) -> ExpectedValue {
        if entries != nil { return .object(try expectedObject()) }
        if let elements {
            var expected: [ExpectedValue] = []
            for element in elements { expected.append(try element.expected()) }
            return .array(expected)
        }
        let value = json()
        guard let text = value.text else { return .scalar(value) }
        return .text(try pattern(text))
    }

    /// The text as a pattern.
    func pattern(_ text: String) throws(LedgerMistake) -> TextPattern {
        do {
            return try TextPattern(text)
        } catch {
            throw mistake(error.description)
        }
    }

    private func expectedObject() throws(LedgerMistake) -> ExpectedObject {
        var object = ExpectedObject()
        for (key, name, value) in entries ?? [] {
            switch name {
            case "~exactly": object.exactly = try value.texts()
            case "~order": object.order = try value.texts()
            case "~count": object.count = try value.integer()
            case "~each": object.each = try value.expected()
            case "~some": object.some = try value.expected()
            case "~none": object.none = try value.expected()
            default:
                guard !name.hasPrefix("~") else {
                    throw key.mistake(
                        "unknown word '\(name)'; there are ~exactly, ~order, ~count, ~each,"
                            + " ~some, ~none"
                    )
                }
                object.members.append(.init(name: name, value: try value.expected()))
            }
        }
        return object
    }
}
