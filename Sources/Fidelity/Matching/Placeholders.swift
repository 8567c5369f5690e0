/// The values that `<name>` stands for in the steps of one case.
package struct Placeholders: Sendable, Equatable {
    private var values: [String: String]

    package init(_ values: [String: String] = [:]) {
        self.values = values
    }

    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The text with the value in the place of every `<name>` that has one; others stay.
    package func filled(_ text: String) -> String {
        guard text.contains("<") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: ">"),
                let value = values[String(rest[rest.index(after: open)..<close])]
            else {
                filled.append(rest.removeFirst())
                continue
            }
            filled += value
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// The names between angle brackets in the text, in their order.
    package static func names(in text: String) -> [String] {
        text.matches(of: /<([A-Za-z0-9 ]+)>/).map { String($0.1) }
    }
}
