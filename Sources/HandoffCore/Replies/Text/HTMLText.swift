/// The text of an HTML document, line by line, as a mail program would show it.
struct HTMLText {
    /// What is seen, without the empty lines around it.
    let lines: [TextLine]

    init(_ html: String) {
        var layout = HTMLLayout()
        let tokens = HTMLToken.tokens(of: html)
        let ends = Self.lastClosings(of: tokens)
        var index = 0
        while index < tokens.count {
            if case .open(let name, let attributes) = tokens[index],
                HTMLElement.isHidden(name, attributes), let last = ends[name], last > index
            {
                index = Self.closing(of: name, from: index, in: tokens) ?? last
            } else {
                layout.add(tokens[index])
            }
            index += 1
        }
        lines = layout.finished()
    }

    /// Where each element is closed for the last time.
    private static func lastClosings(of tokens: [HTMLToken]) -> [String: Int] {
        var last: [String: Int] = [:]
        for (index, token) in tokens.enumerated() {
            if case .close(let name) = token { last[name] = index }
        }
        return last
    }

    /// Where the element that opens here is closed, others of its name within it counted.
    private static func closing(of name: String, from start: Int, in tokens: [HTMLToken]) -> Int? {
        var depth = 0
        for index in start..<tokens.count {
            switch tokens[index] {
            case .open(name, _): depth += 1
            case .close(name): depth -= 1
            default: continue
            }
            if depth == 0 { return index }
        }
        return nil
    }
}
