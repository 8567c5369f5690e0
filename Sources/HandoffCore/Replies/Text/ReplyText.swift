import Foundation

/// What a rep wrote, as the visitor's page can show it.
///
/// The widget renders text as Markdown with raw HTML and cleans nothing (widget-engine.md section
/// 3, rule 14): what leaves here must mean itself, and nothing else, to such a page.
struct ReplyText: Sendable, Equatable {
    /// The text for the page; empty where the rep wrote nothing that can be read.
    let shown: String

    /// - Parameters:
    ///   - source: The column as it stands in Creatio.
    ///   - isHTML: Whether Creatio says that it is HTML; otherwise the text itself tells.
    ///   - stripsQuotedHistory: Whether what is quoted of earlier messages is cut off.
    init(_ source: String, isHTML: Bool = false, stripsQuotedHistory: Bool = false) {
        var lines: [TextLine] = []
        if isHTML || source.looksLikeHTML { lines = HTMLText(source).lines }
        // What was taken for HTML and says nothing as such, was a text with angle brackets.
        if lines.isEmpty, !isHTML { lines = Self.lines(of: source) }
        if stripsQuotedHistory { lines = QuotedHistory.stripped(from: lines) }
        shown = HarmlessMarkdown.text(of: lines)
    }

    private static func lines(of plain: String) -> [TextLine] {
        plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { TextLine(text: String($0)) }
    }
}

extension String {
    /// Whether the text is HTML without saying so: it is wrapped in a tag, as rich text columns
    /// are, or broken into lines by tags.
    ///
    /// A text that merely mentions a tag is no HTML: a rep may explain one to a visitor.
    fileprivate var looksLikeHTML: Bool {
        let trimmed = trimmingCharacters(in: .whitespacesAndNewlines)
        let isWrapped =
            trimmed.hasSuffix(">")
            && trimmed.prefixMatch(of: #/<(!doctype|[a-z][a-z0-9]*)(\s[^<>]*)?\/?>/#.ignoresCase())
                != nil
        return isWrapped
            || contains(#/<(br\s*\/?|\/p|\/div|\/td|\/li|\/html|\/blockquote)>/#.ignoresCase())
    }
}
