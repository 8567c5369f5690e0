/// Texts from a seed: the same seed gives the same texts.
struct RandomMarkup {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func next(below limit: Int) -> Int {
        // xorshift64*, which needs nothing but a state that is not zero.
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % limit
    }

    /// Pieces of markup, whole and broken, thrown together.
    mutating func rubble() -> String {
        (0..<(1 + next(below: 24))).map { _ in Self.pieces[next(below: Self.pieces.count)] }
            .joined()
    }

    /// Words within elements that are properly opened and closed.
    mutating func document(of words: [String]) -> String {
        words.reduce(into: "<html><head><title>no</title></head><body>") { html, word in
            let element = Self.elements[next(below: Self.elements.count)]
            let outer = Self.elements[next(below: Self.elements.count)]
            html += "<\(outer) class='x'><!-- no --><\(element)>\(word)</\(element)></\(outer)>"
            html += ["\n", " ", "<br>", "<hr/>", "&nbsp;"][next(below: 5)]
        } + "</body></html>"
    }

    mutating func bytes() -> [UInt8] {
        (0..<next(below: 200)).map { _ in UInt8(next(below: 256)) }
    }

    /// A JSON text that is right, or nearly.
    mutating func nearlyJSON() -> String {
        (0..<(1 + next(below: 12))).map { _ in Self.json[next(below: Self.json.count)] }.joined()
    }

    private static let elements = [
        "p", "div", "span", "b", "i", "li", "ul", "ol", "td", "tr", "table", "h1", "pre", "a",
        "blockquote", "font", "o:p", "center", "dd",
    ]
    private static let pieces = [
        "<", ">", "&", "lt;", "&lt;", "&#60;", "&#x3C;script&#x3E;", "script", "/", "!--", "-->",
        "\"", "'", "=", " ", "\n", "a", "<p>", "</p>", "<script>", "</script>", "<style>", "<img ",
        "src=x ", "onerror=alert(1)", "<svg onload=alert(1)>", "<a href='javascript:alert(1)'>",
        "<a href=\"https://x.example/)[(\">", "</a>", "<![CDATA[", "]]>", "<?xml", "](", "]:", "[x",
        "`", "*", "_", "~~~", "#", "\\", "<br>", "<td>", "<table>", "<tr>", "<li>", "<ul>",
        "<blockquote>", "<textarea>", "<iframe srcdoc='", "&amp;lt;b>", "<math><mi//xlink:href=",
        "\u{0}", "\u{200F}", "é", "👋",
    ]
    private static let json = [
        "{", "}", "[", "]", ":", ",", "\"event_type\"", "\"new_activity\"", "\"caseId\"",
        "\"{F3ED4F55-894B-42BC-B5A1-F10B9D0BC03F}\"", "null", "1e999", "\"\\ud800\"",
        "\"case_closed\"",
        "\"activityId\"", "\u{FEFF}", " ",
    ]
}
