/// Text and attributes of a page, safe whatever they hold.
enum HTML {
    /// Text as an element's content or as a quoted attribute's value.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
            .replacing("'", with: "&#39;")
    }

    /// A link, for web addresses only: an address comes from whoever wrote the message, and
    /// `javascript:` is one too.
    static func link(_ address: String, _ text: String) -> String {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || scheme == "http" else { return escaped(text) }
        return "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(escaped(text))</a>"
    }

    /// A moment of ISO 8601 as people read it, to the second.
    static func time(_ moment: String) -> String {
        let parts = moment.split(separator: "T")
        let clock = parts.last?.prefix { $0 != "." && $0 != "Z" } ?? ""
        let shown = parts.count == 2 ? "\(parts[0]) \(clock)" : moment
        return "<time datetime=\"\(escaped(moment))\">\(escaped(shown))</time>"
    }

    /// A list of terms, each with what is said of it; the latter is HTML already.
    static func definitions(_ facts: [(term: String, html: String)]) -> String {
        let rows = facts.map { "<dt>\(escaped($0.term))</dt><dd dir=\"auto\">\($0.html)</dd>" }
        return "<dl>\(rows.joined(separator: "\n"))</dl>"
    }
}
