import JSON

/// A JSON value that is written for people: indented, with its members in the order given.
indirect enum SchemaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([SchemaValue])
    case map([(String, SchemaValue)])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .truth(value) }
    init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }

    /// The JSON text, two spaces a level; what is short stands on one line.
    func indented(by margin: String = "") -> String {
        if let short = onOneLine, margin.count + short.count <= 90 { return short }
        let inner = margin + "  "
        switch self {
        case .text, .number, .truth:
            return onOneLine ?? ""
        case .list(let items):
            return lines("[", items.map { inner + $0.indented(by: inner) }, margin + "]")
        case .map(let members):
            let lines = members.map { key, value in
                inner + "\(JSONValue.string(key)): " + value.indented(by: inner)
            }
            return self.lines("{", lines, margin + "}")
        }
    }

    private func lines(_ opening: String, _ lines: [String], _ closing: String) -> String {
        "\(opening)\n\(lines.joined(separator: ",\n"))\n\(closing)"
    }

    /// The value without a line break; nil for a map of more than two members.
    private var onOneLine: String? {
        switch self {
        case .text(let text):
            return "\(JSONValue.string(text))"
        case .number(let number):
            return "\(number)"
        case .truth(let truth):
            return "\(truth)"
        case .list(let items):
            let texts = items.compactMap(\.onOneLine)
            return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
        case .map(let members):
            let texts = members.compactMap { key, value in
                value.onOneLine.map { "\(JSONValue.string(key)): \($0)" }
            }
            guard members.count <= 2, texts.count == members.count else { return nil }
            return texts.isEmpty ? "{}" : "{ \(texts.joined(separator: ", ")) }"
        }
    }
}
