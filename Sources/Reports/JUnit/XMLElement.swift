/// An element of an XML document, written with everything escaped that has to be.
struct XMLElement: Sendable {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    let name: String
    /// Written in the order of their names.
    var attributes: [String: String]
    var children: [XMLElement] = []
    let content: String?

    init(_ name: String, _ attributes: [String: String] = [:], text: String? = nil) {
        self.name = name
        self.attributes = attributes
        content = text
    }

    func has(_ child: String) -> Bool {
        children.contains { $0.name == child }
    }

    func text(margin: String = "") -> String {
        let list = attributes.sorted { $0.key < $1.key }
            .map { " \($0.key)=\"\(Self.escaped($0.value, isAttribute: true))\"" }
            .joined()
        let opening = "\(margin)<\(name)\(list)"
        if let content { return "\(opening)>\(Self.escaped(content))</\(name)>" }
        guard !children.isEmpty else { return opening + "/>" }
        let inside = children.map { $0.text(margin: margin + "  ") }.joined(separator: "\n")
        return "\(opening)>\n\(inside)\n\(margin)</\(name)>"
    }

    private static func escaped(_ text: String, isAttribute: Bool = false) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // An attribute's line breaks would be read as spaces.
            case "\n" where isAttribute: escaped += "&#10;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            // What XML 1.0 has no way to write, not even escaped.
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
