/// A YAML value with its place in the file, before anything is known of its meaning.
package struct SyntaxNode: Sendable {
    enum Content: Sendable {
        /// `~`, `null`, or a key with nothing behind it.
        case nothing
        case scalar(Scalar)
        case list([SyntaxNode])
        case map([Entry])
    }

    /// A text, and whether quotes or a block style say that it is one.
    struct Scalar: Sendable, Hashable {
        let text: String
        let isQuoted: Bool
    }

    struct Entry: Sendable {
        let key: String
        let keyPosition: SourcePosition
        let value: SyntaxNode
    }

    let position: SourcePosition
    let content: Content

    /// The scalar; nil for any other kind of value.
    var scalar: Scalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// What stands here, as a mistake's message names it.
    var phrase: String {
        switch content {
        case .nothing: "nothing"
        case .scalar(let scalar): "'\(scalar.text.shortened)'"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension String {
    /// The first line, cut to what fits into a message.
    fileprivate var shortened: String {
        let line = String(prefix { !$0.isNewline })
        return line.count > 40 || line.count < count ? line.prefix(40) + "…" : line
    }
}
