/// Puts the pieces of an HTML text into lines.
struct HTMLLayout {
    private var lines: [TextLine] = []
    private var line = TextLine()
    private var open: [HTMLElement] = []
    private var lists: [List] = []
    /// Line breaks that come before the next text, if one comes.
    private var breaks = 0
    /// What comes before the next text instead: the end of a table's cell.
    private var separator: String?
    private var marker: String?
    private var hasSpace = false
    private var isAtCellStart = false
    /// The line in which the text of the open row of a table began.
    private var rowLine: Int?
    private var historyStarted = false
    private var links: [(address: String?, text: String)] = []

    /// A list, and the number of its next item where it counts.
    private struct List {
        let indent: String
        var next: Int?
        var itemIndent: String
    }

    /// Elements within each other beyond this number have no layout of their own: nobody writes
    /// so, and reading must not grow with the square of it.
    private static let depthLimit = 200

    mutating func add(_ token: HTMLToken) {
        switch token {
        case .text(let text): write(text)
        case .open(let name, let attributes): enter(HTMLElement(name, attributes))
        case .close(let name): close { $0.name == name }
        }
    }

    mutating func finished() -> [TextLine] {
        close(from: 0)
        lines.append(line)
        let clean = lines.map { line in
            var line = line
            line.text = line.text.replacing("\u{A0}", with: " ")
            while line.text.last?.isWhitespace == true { line.text.removeLast() }
            return line
        }
        let trimmed = clean.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
        return trimmed.reduce(into: []) { result, line in
            if line.isEmpty, result.last?.isEmpty == true { return }
            result.append(line)
        }
    }

    private mutating func enter(_ element: HTMLElement) {
        if let implied = element.implied {
            close(implied.closes, within: implied.within)
        }
        if element.beginsHistory { historyStarted = true }
        switch element.name {
        case "br":
            separator = nil
            flush()
            newLine()
            return
        case "hr":
            breaks = max(breaks, 1)
            write("\u{2014}\u{2014}\u{2014}")
            breaks = max(breaks, 1)
            return
        case "img":
            if !element.alternative.isEmpty { write("[\(element.alternative)]") }
            return
        default:
            break
        }
        guard !HTMLElement.void.contains(element.name), open.count < Self.depthLimit else { return }
        begin(element)
        open.append(element)
    }

    private mutating func begin(_ element: HTMLElement) {
        if element.isCell, open.contains(where: { $0.name == "tr" }) {
            if rowLine == lines.count {
                separator = " | "
                breaks = 0
            }
            isAtCellStart = true
            return
        }
        if element.name == "tr" { rowLine = nil }
        if element.breaks > 0, !isAtCellStart { breaks = max(breaks, element.breaks) }
        switch element.name {
        case "ul", "ol":
            let indent = lists.last?.itemIndent ?? ""
            lists.append(
                List(
                    indent: indent,
                    next: element.name == "ol" ? element.start : nil,
                    itemIndent: indent
                )
            )
        case "li":
            beginItem()
        case "a":
            links.append((element.address, ""))
        default:
            break
        }
    }

    private mutating func beginItem() {
        guard var list = lists.popLast() else {
            marker = "- "
            return
        }
        let bullet = list.next.map { "\($0). " } ?? "- "
        list.next = list.next.map { $0 &+ 1 }
        list.itemIndent = list.indent + String(repeating: " ", count: bullet.count)
        marker = list.indent + bullet
        lists.append(list)
    }

    private mutating func end(_ element: HTMLElement) {
        switch element.name {
        case "ul", "ol": _ = lists.popLast()
        case "li":
            marker = nil
            if let list = lists.indices.last { lists[list].itemIndent = lists[list].indent }
        case "a": endLink()
        default: break
        }
        if element.isCell { isAtCellStart = false }
        if element.name == "tr" { rowLine = nil }
        if element.breaks > 0, !(element.isCell && rowLine != nil) {
            breaks = max(breaks, element.breaks)
        }
    }

    /// A link's address stands behind its text, unless the text is the address.
    private mutating func endLink() {
        guard let link = links.popLast() else { return }
        if !links.isEmpty { links[links.count - 1].text += link.text }
        guard let address = link.address else { return }
        let text = link.text.filter { !$0.isWhitespace }
        if text.isEmpty { return write(address) }
        let bare = address.drop(schemes: ["mailto:", "tel:", "https://", "http://"])
        let said = text.drop(schemes: ["https://", "http://"])
        guard bare.lowercased() != said.lowercased() else { return }
        write(" (\(address))")
    }

    // MARK: - Elements that end

    /// Ends the innermost element that is meant, and all within it; nothing where none is meant.
    private mutating func close(where isMeant: (HTMLElement) -> Bool) {
        guard let start = open.lastIndex(where: isMeant) else { return }
        close(from: start)
    }

    private mutating func close(_ names: Set<String>, within borders: Set<String>) {
        for index in open.indices.reversed() {
            if names.contains(open[index].name) { return close(from: index) }
            if borders.contains(open[index].name) { return }
        }
    }

    private mutating func close(from start: Int) {
        while open.count > start { end(open.removeLast()) }
    }

    // MARK: - Text

    private mutating func write(_ text: String) {
        if open.contains(where: \.isPreformatted) { return writePreformatted(text) }
        var run = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalar.isSpace else {
                if hasSpace {
                    append(run)
                    run = String.UnicodeScalarView()
                    appendSpace()
                }
                run.append(scalar)
                continue
            }
            append(run)
            run = String.UnicodeScalarView()
            hasSpace = true
        }
        append(run)
    }

    private mutating func writePreformatted(_ text: String) {
        for (index, part) in text.split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        .enumerated() {
            if index > 0 { newLine() }
            if !part.isEmpty, hasSpace { appendSpace() }
            append(part.unicodeScalars)
        }
    }

    private mutating func append(_ scalars: some Collection<Unicode.Scalar>) {
        guard !scalars.isEmpty else { return }
        flush()
        line.text.unicodeScalars.append(contentsOf: scalars)
        if !links.isEmpty { links[links.count - 1].text.unicodeScalars.append(contentsOf: scalars) }
        isAtCellStart = false
        if rowLine == nil, open.contains(where: \.isCell) { rowLine = lines.count }
    }

    private mutating func appendSpace() {
        hasSpace = false
        guard breaks == 0, separator == nil, !line.text.isEmpty else { return }
        line.text += " "
    }

    /// Writes what was put off until there is text.
    private mutating func flush() {
        if let separator {
            line.text += separator
            self.separator = nil
        } else if breaks > 0, !(lines.isEmpty && line.text.isEmpty) {
            var count =
                line.text.isEmpty ? 1 + lines.reversed().prefix { $0.text.isEmpty }.count : 0
            while count < breaks {
                newLine()
                count += 1
            }
        }
        breaks = 0
        if line.text.isEmpty { beginLine() }
    }

    private mutating func beginLine() {
        let quotes = open.count { $0.name == "blockquote" }
        line.prefix =
            String(repeating: "> ", count: quotes) + (marker ?? lists.last?.itemIndent ?? "")
        marker = nil
        line.isHistory = historyStarted || open.contains(where: \.isQuotedHistory)
    }

    private mutating func newLine() {
        if line.text.isEmpty { line.isHistory = historyStarted }
        lines.append(line)
        line = TextLine()
        hasSpace = false
    }
}

extension String {
    fileprivate func drop(schemes: [String]) -> Substring {
        let lower = lowercased()
        let scheme = schemes.first(where: lower.hasPrefix)
        let rest = dropFirst(scheme?.count ?? 0)
        return rest.last == "/" ? rest.dropLast() : rest
    }
}
