/// What an element does to the layout of a text.
struct HTMLElement {
    let name: String
    private let attributes: [String: String]

    init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// Elements that never have a closing tag.
    static let void: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]

    /// Whether nothing of the element is shown.
    static func isHidden(_ name: String, _ attributes: [String: String]) -> Bool {
        if unseen.contains(name) { return true }
        if void.contains(name) { return false }
        let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        return style.contains("display:none") || style.contains("mso-hide:all")
    }

    private static let unseen: Set = [
        "template", "svg", "math", "object", "noscript", "audio", "video", "canvas", "datalist",
    ]

    /// How many line breaks stand around it: none, one, or an empty line.
    var breaks: Int {
        if name == "p" { return isTight ? 1 : 2 }
        if Self.paragraphs.contains(name) { return 2 }
        return Self.blocks.contains(name) ? 1 : 0
    }

    private static let paragraphs: Set = [
        "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dl", "figure", "fieldset",
    ]
    private static let blocks: Set = [
        "div", "ul", "ol", "li", "table", "tr", "address", "article", "aside", "section",
        "header", "footer", "main", "nav", "dt", "dd", "form", "caption", "center", "details",
        "summary", "figcaption", "thead", "tbody", "tfoot", "body", "html", "legend", "option",
        "td", "th",
    ]

    /// Outlook gives its paragraphs no margin: an empty one stands for an empty line.
    private var isTight: Bool {
        let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        return classes.contains { $0.hasPrefix("mso") } || style.contains("margin:0")
    }

    var isPreformatted: Bool { name == "pre" || name == "textarea" }
    var isCell: Bool { name == "td" || name == "th" }

    /// The element that ends where this one begins, and how far out it may be: HTML leaves out
    /// many closing tags.
    var implied: (closes: Set<String>, within: Set<String>)? {
        switch name {
        case "li": (["li"], ["ul", "ol"])
        case "td", "th": (["td", "th"], ["tr", "table"])
        case "tr": (["tr"], ["table"])
        case "dt", "dd": (["dt", "dd"], ["dl"])
        case "option": (["option"], ["select"])
        case _ where breaks > 0: (["p"], ["td", "th", "li", "div", "blockquote"])
        default: nil
        }
    }

    /// Whether the element holds what the writer quotes of earlier messages.
    var isQuotedHistory: Bool {
        if name == "blockquote", attributes["type"]?.lowercased() == "cite" { return true }
        return classes.contains(where: Self.historyClasses.contains)
    }

    /// Whether earlier messages follow the element to the end of the text, as Outlook writes them.
    var beginsHistory: Bool {
        if Self.historyMarks.contains((attributes["id"] ?? "").lowercased()) { return true }
        let style = (attributes["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        return name == "div" && style.hasPrefix("border:none;border-top:solid")
    }

    private static let historyClasses: Set = [
        "gmail_quote", "gmail_quote_container", "gmail_extra", "yahoo_quoted", "moz-cite-prefix",
        "protonmail_quote", "tutanota_quote", "zmail_extra",
    ]
    private static let historyMarks: Set = ["appendonsend", "divrplyfwdmsg", "stopspelling"]

    private var classes: [String] {
        (attributes["class"] ?? "").lowercased().split(separator: " ").map(String.init)
    }

    /// Where a list begins to count.
    var start: Int { attributes["start"].flatMap { Int($0) } ?? 1 }

    /// What stands in the place of a picture.
    var alternative: String { attributes["alt"] ?? "" }

    /// The address that a link leads to, where a page may show it: the web, mail and telephone.
    ///
    /// Anything else, such as a script, is not shown at all.
    var address: String? {
        let address = String(
            String.UnicodeScalarView(
                (attributes["href"] ?? "").unicodeScalars.filter { $0.value > 0x20 }
            )
        )
        let lower = address.lowercased()
        guard Self.schemes.contains(where: lower.hasPrefix) else { return nil }
        return address.unicodeScalars.reduce(into: "") { text, scalar in
            if let code = Self.encoded[scalar] {
                text += code
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private static let schemes = ["http://", "https://", "mailto:", "tel:"]
    /// What would end an address in a text, or mean something to Markdown.
    private static let encoded: [Unicode.Scalar: String] = [
        "<": "%3C", ">": "%3E", "\"": "%22", "`": "%60", "(": "%28", ")": "%29", "[": "%5B",
        "]": "%5D", "*": "%2A", "\\": "%5C", "|": "%7C", "\u{7F}": "",
    ]
}
