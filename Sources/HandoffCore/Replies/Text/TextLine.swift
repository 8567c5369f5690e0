/// A line of a reply, before it is made harmless.
struct TextLine: Sendable, Equatable {
    /// What the layout puts in front: the bullet of a list, indentation, the marks of a quote.
    var prefix = ""
    /// What the rep wrote.
    var text = ""
    /// Whether it is quoted from an earlier message, as the markup says.
    var isHistory = false

    var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
}
