/// A YAML value with its place in the file, before anything is known of its meaning.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        /// `~`, `null`, or a key with nothing behind it.
        case nothing
        case scalar(Scalar)
        case list([YAMLNode])
        case map([Entry])
    }

    /// A text, and whether quotes or a block style say that it is one.
    package struct Scalar: Sendable, Hashable {
        package let text: String
        package let isQuoted: Bool
    }

    package struct Entry: Sendable {
        package let key: String
        package let keyPosition: SourcePosition
        package let value: YAMLNode
    }

    package let position: SourcePosition
    package let content: Content

    package init(position: SourcePosition, content: Content) {
        self.position = position
        self.content = content
    }

    /// The scalar; nil for any other kind of value.
    package var scalar: Scalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The elements of a list; nil for any other kind of value.
    package var elements: [YAMLNode]? {
        guard case .list(let elements) = content else { return nil }
        return elements
    }

    /// The pairs of a map in their order; nil for any other kind of value.
    package var entries: [Entry]? {
        guard case .map(let entries) = content else { return nil }
        return entries
    }

    /// What stands here, as a mistake's message names it.
    package var phrase: String {
        switch content {
        case .nothing: "nothing"
        case .scalar(let scalar): "'\(scalar.text.shortened)'"
        case .list: "a list"
        case .map: "a map"
        }
    }

    package func mistake(_ message: String) -> YAMLMistake {
        YAMLMistake(message, at: position)
    }
}

extension String {
    /// The first line, cut to what fits into a message.
    fileprivate var shortened: String {
        let line = String(prefix { !$0.isNewline })
        return line.count > 40 || line.count < count ? line.prefix(40) + "…" : line
    }
}
