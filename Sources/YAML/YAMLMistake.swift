/// One thing that is wrong in a file, with its place.
///
/// The word *fault* is kept for what happens to a network.
package struct YAMLMistake: Error, Sendable, Equatable, CustomStringConvertible {
    package let position: SourcePosition
    /// What was found, what is allowed and, where one is near, the word that was meant.
    package let message: String

    package init(_ message: String, at position: SourcePosition) {
        self.position = position
        self.message = message
    }

    package var description: String { "\(position): \(message)" }
}

/// All that is wrong in a file, in the order of its lines.
package struct YAMLMistakes: Error, Sendable, Equatable, CustomStringConvertible {
    package let mistakes: [YAMLMistake]

    package init(_ mistakes: [YAMLMistake]) {
        self.mistakes = mistakes.sorted { $0.position < $1.position }
    }

    package var description: String {
        mistakes.map(\.description).joined(separator: "\n")
    }
}
